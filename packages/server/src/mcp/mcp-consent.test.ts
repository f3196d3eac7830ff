import { type Scope, scopes } from '@echotune/data';
import { promoteModel, verifyLog } from '@echotune/service';
import type { Client } from '@modelcontextprotocol/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call } from '../../../../tests/kit/mcp-clients.ts';
import { type McpStage, openMcpStage, type Person } from './mcp-stage.fixture.ts';

let stage: McpStage;
beforeEach(async () => {
  stage = await openMcpStage();
});
afterEach(() => stage.close());

const music: readonly Scope[] = ['recommend', 'change'];
const deleting = { name: 'delete_playlist', arguments: { playlist: 'Evening' } };

const lists = async () => {
  const all = await stage.test.echotune.store.playlists.list(stage.listener, null, 10);
  return all.map(({ name }) => name);
};
/** What the log has of it: kind, act, and why it failed. */
const noted = async () => {
  const entries = await stage.test.echotune.store.decisions.entries({ agent: 'mcp' });
  return entries.map(({ kind, body: { act, code } }) =>
    [kind, act, ...(code === undefined ? [] : [code])].join(' '),
  );
};
const connect = async (person: Person = null, held: readonly Scope[] = music) =>
  stage.connect(await stage.keyWith(...held), { person });
/** A change that waits for a token. */
const proposed = async (client: Client) => {
  const { facts } = await call(client, deleting.name, deleting.arguments);
  return String(facts.token);
};

describe('where the client can ask its person', () => {
  it('a change is made on an accepted form with the yes in it, and the person saw the exact sentence', async () => {
    const { client, asked } = await connect('accept');
    const answer = await call(client, deleting.name, deleting.arguments);
    expect(asked).toEqual([expect.stringMatching(/delete.*“Evening”/i)]);
    expect(answer.facts).toMatchObject({ done: true, sentence: asked[0] });
    expect(await lists()).toEqual([]);
    expect(await noted()).toEqual(['proposed delete_playlist', 'confirmed delete_playlist']);
  });

  it.each(['decline', 'cancel', 'accept-unticked'] as const)(
    '%s changes nothing',
    async (person) => {
      const { client, asked } = await connect(person);
      const answer = await call(client, deleting.name, deleting.arguments);
      expect(asked).toHaveLength(1);
      expect(answer.facts).toMatchObject({ done: false });
      expect(answer.facts).not.toHaveProperty('token');
      expect(await lists()).toEqual(['Evening']);
      expect(await noted()).toEqual(['proposed delete_playlist', 'declined delete_playlist']);
    },
  );

  it('what was asked is what is done, whatever the playlist has become meanwhile', async () => {
    const { client } = await connect('accept');
    const { store } = stage.test.echotune;
    const [list] = await store.playlists.list(stage.listener, null, 1);
    const adding = { playlist: 'Evening', rename: 'Night' };
    client.setRequestHandler('elicitation/create', async () => {
      await store.playlists.change(
        { listenerId: stage.listener, id: list?.id ?? 0, version: null },
        { name: 'Somebody’s' },
      );
      return { action: 'accept' as const, content: { yes: true } };
    });
    const answer = await call(client, 'change_playlist', adding);
    expect(answer).toMatchObject({
      isError: true,
      text: expect.stringMatching(/playlist-changed/),
    });
    expect(await lists()).toEqual(['Somebody’s']);
    expect((await noted()).at(-1)).toBe('failed change_playlist playlist-changed');
  });
});

describe('where the client cannot', () => {
  it('nothing happens before confirm_change is called with the token, once', async () => {
    const { client } = await connect();
    const { text, facts } = await call(client, deleting.name, deleting.arguments);
    expect(facts).toMatchObject({ done: false, sentence: expect.stringMatching(/Evening/) });
    expect(text).toMatch(/Nothing has been changed yet/);
    expect(await lists()).toEqual(['Evening']);
    const token = String(facts.token);
    expect((await call(client, 'confirm_change', { token })).facts).toMatchObject({ done: true });
    expect(await lists()).toEqual([]);
    const again = await call(client, 'confirm_change', { token });
    expect(again).toMatchObject({
      isError: true,
      text: expect.stringMatching(/confirmation-unknown/),
    });
    expect(await noted()).toEqual([
      ...['proposed delete_playlist', 'confirmed delete_playlist'],
      'failed confirm_change confirmation-unknown',
    ]);
  });

  it('a token that is too old, of another key, or made up does nothing', async () => {
    const { client } = await connect();
    const refused = async (by: Client, token: string) => {
      const answer = await call(by, 'confirm_change', { token });
      expect(answer, token).toMatchObject({
        ...{ isError: true, text: expect.stringMatching(/confirmation-unknown/) },
      });
    };
    const token = await proposed(client);
    const other = await connect();
    await refused(other.client, token);
    const last = token.at(-1) === 'A' ? 'B' : 'A';
    for (const made of [
      'x',
      '99.abc',
      '-1.abc',
      `${token}A`,
      `${token.slice(0, -1)}${last}`,
      '0.',
    ]) {
      await refused(client, made);
    }
    stage.test.clock.now += 10 * 60_000;
    await refused(client, token);
    expect(await lists()).toEqual(['Evening']);
  });

  it('a wrong guess does not spoil the token that waits', async () => {
    const { client } = await connect();
    const token = await proposed(client);
    await call(client, 'confirm_change', { token: `${token.split('.')[0]}.guess` });
    expect((await call(client, 'confirm_change', { token })).facts).toMatchObject({ done: true });
  });

  it('of many who confirm the same at once one does it', async () => {
    const { client } = await connect();
    const { facts } = await call(client, 'make_playlist', { words: 'calm', songs: { count: 2 } });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => call(client, 'confirm_change', { token: facts.token })),
    );
    expect(answers.filter(({ isError }) => !isError)).toHaveLength(1);
    expect(await lists()).toEqual(['calm', 'Evening']);
  });

  it('a token holds in another process, and after a restart', async () => {
    const { client } = await connect();
    const key = await stage.keyWith(...music);
    const before = await stage.connect(key);
    const token = await proposed(before.client);
    await client.close();
    const reopened = await stage.test.reopen();
    const answer = await reopened.bare.inject({
      ...{ method: 'POST', url: '/mcp' },
      headers: {
        ...{ authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        accept: 'application/json, text/event-stream',
      },
      payload: {
        ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
        params: { name: 'confirm_change', arguments: { token } },
      },
    });
    expect(answer.body).toMatch(/"done":true/);
    expect(await reopened.echotune.store.playlists.list(stage.listener, null, 10)).toEqual([]);
    stage = { ...stage, close: () => reopened.close() };
  });

  it('of one key no more than sixteen wait: the newest do', async () => {
    const { client } = await connect();
    const tokens: string[] = [];
    for (let nth = 0; nth < 17; nth++) {
      const { facts } = await call(client, 'judge', { artist: 'Noor', verdict: 'love' });
      tokens.push(String(facts.token));
    }
    const codes = [];
    for (const token of [tokens[0], tokens[1], tokens[16]]) {
      codes.push((await call(client, 'confirm_change', { token })).isError);
    }
    expect(codes).toEqual([true, false, false]);
  });
});

it('what waits goes with its listener', async () => {
  const { client } = await connect();
  await proposed(client);
  const { echotune, app, work } = stage.test;
  const [key] = await echotune.store.apiKeys.list(null);
  const waiting = async () => {
    const places = Array.from({ length: 16 }, (_, place) =>
      echotune.secrets.get(`change by mcp key ${key?.id} ${place}`),
    );
    return (await Promise.all(places)).filter((sealed) => sealed !== null).length;
  };
  expect(await waiting()).toBe(1);
  await app.inject({ method: 'DELETE', url: `/api/v1/listeners/${stage.listener}` });
  await work();
  expect(await waiting()).toBe(0);
});

describe('what operators do', () => {
  it('each is done on a yes, and the log has it, with nothing of anybody in it, and its chain holds', async () => {
    const { client, asked } = await connect('accept', scopes);
    const { store } = stage.test.echotune;
    const train = async () => {
      const trained = await call(client, 'train_model');
      expect(trained.facts).toMatchObject({ done: true, job: { kind: 'train' } });
      await stage.test.work();
    };
    await train();
    await train();
    const promoted = await call(client, 'promote_model', { version: 2 });
    expect(promoted.facts).toMatchObject({ model: { version: 2, stage: 'champion' } });
    const back = await call(client, 'roll_back_model');
    expect(asked.at(-1)).toMatch(/model 1,/);
    expect(back.facts).toMatchObject({ model: { version: 1, stage: 'champion' } });
    expect((await call(client, 'drop_cache')).facts).toMatchObject({ done: true });
    expect((await call(client, 'stop_agents')).facts).toMatchObject({ done: true });
    expect(await store.agents.killed()).toMatchObject({ by: expect.stringMatching(/^account:/) });
    expect((await call(client, 'revive_agents')).facts).toMatchObject({ done: true });
    expect(await store.agents.killed()).toBeNull();
    const audited = (await store.audit.list(null, 20)).filter(({ door }) => door === 'key');
    const operated = audited.map(({ event, thing }) => `${event}: ${thing?.split(',')[0]}`);
    expect(operated.reverse().slice(-5)).toEqual([
      ...['model-changed: promote_model', 'model-changed: roll_back_model'],
      ...['operated: drop_cache', 'agents-changed: stop_agents', 'agents-changed: revive_agents'],
    ]);
    expect(audited.every(({ done, accountId }) => done && accountId !== null)).toBe(true);
    await call(client, 'judge', { song: { title: 'Glass', artist: 'Noor' }, verdict: 'love' });
    expect(asked).toHaveLength(8);
    const log = await store.decisions.entries({ agent: 'mcp' });
    expect(log.filter(({ kind }) => kind === 'confirmed')).toHaveLength(8);
    expect(JSON.stringify(log)).not.toMatch(/Glass|Noor|Me"|et_|"song"|"artist"/);
    expect(await verifyLog(store)).toMatchObject({ fault: null });
    const page = await stage.test.app.inject('/api/v1/agents/log?agent=mcp&kind=confirmed');
    expect(page.json().logged[0]).toMatchObject({
      ...{ agent: 'mcp', who: 'Owner', body: { act: 'judge', change: 'judge-song' } },
    });
  });

  it('a rollback goes to the model that was named, or nowhere', async () => {
    const { client } = await connect(null, scopes);
    const { store } = stage.test.echotune;
    for (let nth = 0; nth < 3; nth++) {
      await store.jobs.enqueue('train', {}, { uniqueKey: 'train' });
      await stage.test.work();
    }
    await promoteModel(stage.test.echotune, 2);
    const { facts } = await call(client, 'roll_back_model');
    expect(facts.sentence).toMatch(/model 3,/);
    await promoteModel(stage.test.echotune, 3);
    const answer = await call(client, 'confirm_change', { token: facts.token });
    expect(answer).toMatchObject({
      ...{ isError: true, text: expect.stringMatching(/confirmation-unknown/) },
    });
    expect(await store.models.byAlias('blend', 'champion')).toMatchObject({ version: 3 });
  });

  it('declined they change nothing', async () => {
    const { client } = await connect('decline', scopes);
    expect((await call(client, 'stop_agents')).facts).toMatchObject({ done: false });
    expect(await stage.test.echotune.store.agents.killed()).toBeNull();
  });

  it('one that could not be done is not even proposed, and noted', async () => {
    const { client, asked } = await connect('accept', scopes);
    const answer = await call(client, 'promote_model', { version: 99 });
    expect(answer).toMatchObject({ isError: true, text: expect.stringMatching(/version-unknown/) });
    expect(asked).toEqual([]);
    expect(await noted()).toEqual(['failed promote_model version-unknown']);
  });
});
