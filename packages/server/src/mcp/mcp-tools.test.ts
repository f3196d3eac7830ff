import { startFakeGemini } from '@echotune/connect';
import { type Scope, scopes } from '@echotune/data';
import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { everyMcpTool } from './build-mcp-server.ts';
import { type McpStage, openMcpStage } from './mcp-stage.fixture.ts';

const song = { title: 'Glass', artist: 'Noor' };
/** What each tool is called with, and what then stands in its facts; `refused` where nothing is set up for it. */
const calls: Readonly<Record<string, { readonly given?: object; readonly says: RegExp }>> = {
  search_music: { given: { text: 'glass' }, says: /Noor/ },
  recommend: { given: { kind: 'on-repeat', count: 2 }, says: /"songs":\[\{/ },
  similar: { given: { song, of: 'songs' }, says: /song/ },
  statistics: { given: { of: 'artists' }, says: /Ostrava/ },
  history_of: { given: { artist: 'Noor' }, says: /20/ },
  explain: { given: { song }, says: /Glass/ },
  research: { given: { words: 'Who is Noor?' }, says: /neither is set up/ },
  list_playlists: { says: /Evening/ },
  show_playlist: { given: { playlist: 'Evening' }, says: /Evening/ },
  now_playing: { says: /"playing":null/ },
  make_playlist: { given: { words: 'quiet songs', songs: { count: 2 } }, says: /quiet songs/ },
  change_playlist: { given: { playlist: 'Evening', add: [song] }, says: /Glass/ },
  delete_playlist: { given: { playlist: 'Evening' }, says: /Evening/ },
  judge: { given: { song, verdict: 'love' }, says: /Glass/ },
  play: { given: { command: 'pause' }, says: /provider-not-configured/ },
  health: { says: /"status":"(?:ok|degraded)"/ },
  list_models: { says: /"models":\[\]/ },
  spending: { says: /"limits":\[\]/ },
  paid_calls: { says: /"calls":\[\]/ },
  cache_survey: { given: { hours: 1 }, says: /"namespaces"/ },
  list_agents: { says: /"name":"budget"/ },
  decision_log: { given: { limit: 5 }, says: /"logged"/ },
  list_jobs: { says: /"jobs"/ },
  train_model: { says: /Train a model/ },
  promote_model: { given: { version: 7 }, says: /version-unknown/ },
  roll_back_model: { says: /version-unknown/ },
  drop_cache: { given: { namespace: 'statistics' }, says: /in statistics/ },
  stop_agents: { says: /Stop all agents/ },
  revive_agents: { says: /go on/ },
};

let stage: McpStage;
beforeAll(async () => {
  stage = await openMcpStage();
});
afterAll(() => stage.close());

it('every tool is called here', () => {
  expect(Object.keys(calls).toSorted()).toEqual(everyMcpTool.map(({ name }) => name).toSorted());
});

describe.each(['auto', 'legacy'] as const)('with a client of the era %s', (era) => {
  let client: Client;
  beforeAll(async () => {
    ({ client } = await stage.connect(await stage.keyWith(...scopes), { era }));
    await client.listTools();
  });

  it.each(Object.entries(calls))('%s answers', async (name, { given = {}, says }) => {
    const answer = await client.callTool({ name, arguments: { ...given } });
    const text = answer.content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
    expect(text).toMatch(says);
    if (answer.isError === true) return;
    // Who reads text alone is told the same.
    expect(text).toContain(JSON.stringify(answer.structuredContent));
  });

  it('what is wrong with a call is told in words, with a code', async () => {
    const text = async (name: string, given: object) =>
      JSON.stringify(await client.callTool({ name, arguments: { ...given } }));
    expect(await text('history_of', { artist: 'Nobody At All' })).toMatch(/artist-unknown/);
    expect(await text('statistics', { of: 'summary', from: '2026-13-45' })).toMatch(
      /isError":true/,
    );
    expect(await text('similar', { of: 'songs' })).toMatch(/isError":true/);
    expect(await text('search_music', { text: 'x', more: 1 })).toMatch(/isError":true/);
  });

  it('every resource is listed and can be read', async () => {
    const { resources } = await client.listResources();
    const { resourceTemplates } = await client.listResourceTemplates();
    const addresses = resources.map(({ uri }) => uri);
    expect(addresses.toSorted()).toEqual([
      ...['echotune://health', 'echotune://listener/profile', 'echotune://models'],
      expect.stringMatching(/^echotune:\/\/playlists\/\d+$/),
    ]);
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate).toSorted()).toEqual([
      ...['echotune://playlists/{id}', 'echotune://statistics/{from}/{to}'],
    ]);
    const read = async (uri: string) => {
      const [first] = (await client.readResource({ uri })).contents;
      return first !== undefined && 'text' in first ? first.text : '';
    };
    for (const address of addresses) expect(JSON.parse(await read(address))).toBeTypeOf('object');
    expect(await read('echotune://listener/profile')).toMatch(/Noor/);
    expect(await read('echotune://statistics/2026-06-08/2026-06-09')).toMatch(/Ostrava/);
    for (const uri of [
      ...['echotune://playlists/99', 'echotune://playlists/x', 'echotune://playlists/1e9'],
      ...['echotune://statistics/a/b', 'echotune://nothing'],
    ]) {
      await expect(read(uri), uri).rejects.toThrow();
    }
  });
});

it('what is looked up on the web costs what the budget lets it, and the answer says how much', async () => {
  const fake = await startFakeGemini();
  onTestFinished(() => fake.close());
  const paid = await openMcpStage({
    ECHOTUNE_GEMINI_API_KEY: fake.apiKey,
    ECHOTUNE_GEMINI_URL: `${fake.address}/v1beta`,
  });
  onTestFinished(() => paid.close());
  const { client } = await paid.connect(await paid.keyWith('ask'));
  const look = async () => {
    const given = { words: 'Where does Noor play next?' };
    return client.callTool({ name: 'research', arguments: given });
  };
  expect(JSON.stringify(await look())).toMatch(/budget-uncovered/);
  expect(fake.asked).toEqual([]);
  const payload = { limitUsd: '5', period: 'month' };
  await paid.test.app.inject({ method: 'PUT', url: '/api/v1/budget/limits', payload });
  const { structuredContent } = await look();
  expect(structuredContent).toMatchObject({ costUsd: expect.stringMatching(/^0\.\d*[1-9]/) });
  const { limits } = (await paid.test.app.inject('/api/v1/budget')).json();
  expect(limits[0]).toMatchObject({ settledUsd: Object(structuredContent).costUsd });
});

it('people are asked in their language', async () => {
  const scopesHeld: readonly Scope[] = ['recommend', 'change'];
  const key = await stage.keyWith(...scopesHeld);
  const answer = await stage.test.bare.inject({
    ...{ method: 'POST', url: '/mcp' },
    headers: {
      ...{ authorization: `Bearer ${key}`, 'accept-language': 'de' },
      ...{ accept: 'application/json, text/event-stream', 'content-type': 'application/json' },
    },
    payload: {
      ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
      params: { name: 'delete_playlist', arguments: { playlist: 'Evening' } },
    },
  });
  expect(answer.body).toMatch(/Noch ist nichts geändert/);
});
