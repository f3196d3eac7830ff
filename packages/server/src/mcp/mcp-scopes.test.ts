import { type Scope, scopes } from '@echotune/data';
import { tools } from '@echotune/service';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyMcpTool } from './build-mcp-server.ts';
import { type McpStage, openMcpStage } from './mcp-stage.fixture.ts';

let stage: McpStage;
beforeAll(async () => {
  stage = await openMcpStage();
});
afterAll(() => stage.close());

const listed = async (...held: readonly Scope[]) => {
  const { client } = await stage.connect(await stage.keyWith(...held));
  return (await client.listTools()).tools.map(({ name }) => name).toSorted();
};
const needing = (...held: readonly Scope[]) => {
  const names = everyMcpTool
    .filter(({ needs }) => needs.every((scope) => held.includes(scope)))
    .map(({ name }) => name);
  return (
    held.includes('change') && names.length > 0 ? [...names, 'confirm_change'] : names
  ).toSorted();
};

it('every tool of the assistant is there', () => {
  const names = everyMcpTool.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(tools)));
  expect(new Set(names).size).toBe(names.length);
});

it('a key sees what its scopes allow, and nothing else', async () => {
  expect(await listed('scrobble')).toEqual([]);
  expect(await listed('read')).toEqual(
    ['search_music', 'similar', 'statistics', 'history_of', 'now_playing'].toSorted(),
  );
  expect(await listed('ask')).toEqual(['research']);
  expect(await listed('operate')).toEqual(needing('operate'));
  expect(await listed('recommend')).not.toContain('make_playlist');
  expect(await listed('change')).toEqual([]);
  expect(await listed('recommend', 'change')).toEqual(needing('recommend', 'change'));
  expect(await listed(...scopes)).toEqual(needing(...scopes));
});

it('nobody who was not let change something sees a tool that does', async () => {
  const { client } = await stage.connect(
    await stage.keyWith(...scopes.filter((scope) => scope !== 'change')),
  );
  const { tools } = await client.listTools();
  expect(tools.length).toBeGreaterThan(15);
  expect(tools.filter(({ annotations }) => annotations?.readOnlyHint !== true)).toEqual([]);
});

it('a tool that a key may not call is not there for it, whoever knows its name', async () => {
  const { client } = await stage.connect(await stage.keyWith('scrobble'));
  for (const { name } of everyMcpTool) {
    await expect(client.callTool({ name, arguments: {} }), name).rejects.toThrow();
  }
  await expect(
    client.callTool({ name: 'confirm_change', arguments: { token: 'x' } }),
  ).rejects.toThrow();
  const read = await stage.connect(await stage.keyWith('read'));
  await expect(read.client.readResource({ uri: 'echotune://health' })).rejects.toThrow();
  await expect(read.client.readResource({ uri: 'echotune://playlists/1' })).rejects.toThrow();
});

it('to operate is the owner’s only, whatever a key of somebody else says', async () => {
  const { test } = stage;
  const them = await test.signIn('Ada');
  const payload = { name: 'Ada' };
  const made = await them.inject({ method: 'POST', url: '/api/v1/listeners', payload });
  const { secret } = await test.echotune.store.apiKeys.add({
    ...{ accountId: them.account.id, listenerId: made.json().id, name: 'k' },
    ...{ scopes: ['operate', 'change'], perMinute: 1000 },
  });
  const { client } = await stage.connect(secret);
  expect((await client.listTools()).tools).toEqual([]);
});

it('a key shows its own listener alone', async () => {
  const { client } = await stage.connect(await stage.keyWith('read', 'recommend'));
  const { test } = stage;
  const them = await test.signIn('Grace');
  const post = async (url: string, payload: object) =>
    (await them.inject({ method: 'POST', url: `/api/v1${url}`, payload })).json();
  await post('/listeners', { name: 'Grace' });
  const { playlist } = await post('/playlists', { name: 'Grace’s own' });
  const uri = `echotune://playlists/${playlist.id}`;
  await expect(client.readResource({ uri })).rejects.toThrow(/no playlist/);
  const { structuredContent } = await client.callTool({ name: 'list_playlists', arguments: {} });
  expect(JSON.stringify(structuredContent)).not.toMatch(/Grace/);
});
