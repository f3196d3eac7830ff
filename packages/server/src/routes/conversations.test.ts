import { startFakeCompatible } from '@echotune/connect';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { languageSettings } from '../http/answers.fixture.ts';
import { waitingChange } from '../http/conversations.fixture.ts';
import { openApp, type TestApp, testNow } from '../http/open-app.fixture.ts';

let test: TestApp;
let listener: number;

beforeEach(async () => {
  test = await openApp();
  listener = (await call('POST', '/listeners', { name: 'Ada' })).body.id;
  const plays = [1, 2, 3].map((n) => ({
    ...{ title: 'Undertow', artist: 'Orla Quist', msPlayed: 200_000 },
    startedAt: testNow - n * 86_400_000,
  }));
  await call('POST', '/plays', { plays });
});
afterEach(() => test.close());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function call(method: Method, path: string, payload?: object, headers = {}) {
  const url = `/api/v1${path}`;
  const answer = await test.app.inject({ method, url, headers, ...(payload && { payload }) });
  return { status: answer.statusCode, headers: answer.headers, body: bodyOf(answer.body) };
}

function bodyOf(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const interpreted = (text: string) => ({ text, provider: 'interpreter' });

const eventsIn = (text: string): [string, ReturnType<typeof JSON.parse>][] =>
  [...text.matchAll(/event: (\S+)\ndata: (.*)\n\n/g)].map(([, event = '', data = '']) => [
    ...([event, JSON.parse(data)] as const),
  ]);

it('a conversation is begun, goes on, is read back, found and deleted', async () => {
  const first = await call(
    'POST',
    '/conversations/messages',
    interpreted('Wie oft lief Undertow?'),
  );
  expect(first).toMatchObject({
    status: 200,
    body: {
      conversation: { messages: 2 },
      message: { speaker: 'assistant', answeredBy: 'interpreter', costUsd: '0.00' },
    },
  });
  const { id } = first.body.conversation;
  const second = await call('POST', `/conversations/${id}/messages`, interpreted('And last week?'));
  expect(second.body.conversation).toMatchObject({ id, messages: 4 });
  const other = await call('POST', '/conversations/messages', interpreted('Recommend something'));
  const { conversations } = (await call('GET', '/conversations')).body;
  expect(conversations.map((one: { id: number }) => one.id).sort()).toEqual(
    [id, other.body.conversation.id].sort(),
  );
  const found = (await call('GET', '/conversations?words=WEEK+undertow')).body.conversations;
  expect(found).toEqual([{ ...second.body.conversation }]);
  const newest = (await call('GET', `/conversations/${id}?limit=3`)).body;
  expect(newest.messages.map(({ text }: { text: string }) => text)).toEqual([
    ...[first.body.message.text, 'And last week?', second.body.message.text],
  ]);
  const rest = (await call('GET', `/conversations/${id}?limit=3&cursor=${newest.next}`)).body;
  expect(rest).toMatchObject({ messages: [{ text: 'Wie oft lief Undertow?' }], next: null });
  expect((await call('DELETE', `/conversations/${id}`)).status).toBe(204);
  expect((await call('GET', `/conversations/${id}`)).body.code).toBe('conversation-unknown');
  expect((await call('POST', `/conversations/${id}/messages`, interpreted('Hello'))).status).toBe(
    404,
  );
});

it('conversations are listed page by page, those last spoken in first', async () => {
  const { conversations } = test.echotune.store;
  for (const title of ['a', 'b', 'c']) await conversations.begin(listener, title, testNow);
  const titles = ({ conversations: all }: { conversations: { title: string }[] }) =>
    all.map(({ title }) => title);
  const { body } = await call('GET', '/conversations?limit=2');
  expect(titles(body)).toEqual(['c', 'b']);
  const rest = (await call('GET', `/conversations?limit=2&cursor=${body.next}`)).body;
  expect([titles(rest), rest.next]).toEqual([['a'], null]);
});

it('who wants events hears the answer while it is made; put together it is the one that is kept', async () => {
  const accept = { accept: 'text/event-stream' };
  const said = interpreted('Recommend three songs');
  const { status, headers, body } = await call('POST', '/conversations/messages', said, accept);
  expect([status, headers['content-type']]).toEqual([200, 'text/event-stream']);
  const events = eventsIn(body);
  const [, done] = events.at(-1) ?? [];
  expect(events.at(-1)?.[0]).toBe('done');
  let text = '';
  for (const [kind, event] of events) {
    expect(event.kind).toBe(kind);
    if (kind === 'text') text += event.text;
    if (kind === 'retract') text = text.slice(0, text.length - event.length);
  }
  expect(text).toBe(done.message.text);
  const { id } = done.conversation;
  const { messages } = (await call('GET', `/conversations/${id}`)).body;
  expect(messages.at(-1)).toEqual(done.message);
  const unknown = await call('POST', '/conversations/987654/messages', said, accept);
  expect([unknown.status, unknown.body.code]).toEqual([404, 'conversation-unknown']);
});

it('what the assistant offers happens once it is accepted, and not twice', async () => {
  const { store } = test.echotune;
  const accepted = await waitingChange(store, listener, 'Rain');
  const nameOf = async (id: number) => (await store.playlists.get(listener, id))?.name;
  const { messages } = (await call('GET', `/conversations/${accepted.conversation}`)).body;
  const waiting = { id: accepted.proposal, state: 'open', outcome: null, decidedAt: null };
  expect(messages[1]).toMatchObject({ costUsd: '0.0015', proposals: [waiting] });
  expect(messages[1].proposals[0].sentence).toBe('Rename Rain.');
  expect(await nameOf(accepted.playlist)).toBe('Rain');
  const done = await call('POST', `/proposals/${accepted.proposal}/accept`);
  expect(done).toMatchObject({
    status: 200,
    body: {
      proposal: { ...waiting, state: 'done', outcome: expect.any(String), decidedAt: testNow },
    },
  });
  expect(await nameOf(accepted.playlist)).toBe('Rain again');
  const again = await call('POST', `/proposals/${accepted.proposal}/decline`);
  expect([again.status, again.body.code]).toEqual([409, 'proposal-decided']);
  const declined = await waitingChange(store, listener, 'Snow');
  expect((await call('POST', `/proposals/${declined.proposal}/decline`)).body.proposal.state).toBe(
    'declined',
  );
  expect(await nameOf(declined.playlist)).toBe('Snow');
  const unknown = await call('POST', '/proposals/987654/accept');
  expect([unknown.status, unknown.body.code]).toEqual([404, 'proposal-unknown']);
});

it('only a key that may chat talks, reads what was said and decides', async () => {
  const { conversation, proposal } = await waitingChange(test.echotune.store, listener, 'Rain');
  const all = ['read', 'scrobble', 'recommend', 'ask', 'chat', 'operate'];
  const codesWith = async (scopes: string[]) => {
    const { secret } = (await call('POST', '/keys', { name: 'k', scopes })).body;
    const headers = { authorization: `Bearer ${secret}` };
    const ways = [
      ...[
        ['GET', '/conversations'],
        ['GET', `/conversations/${conversation}`],
      ],
      ...[
        ['POST', `/conversations/${conversation}/messages`],
        ['POST', `/proposals/${proposal}/accept`],
      ],
      ['DELETE', `/conversations/${conversation}`],
    ] as [Method, string][];
    const codes: number[] = [];
    for (const [method, path] of ways) {
      const payload = path.endsWith('/messages') ? interpreted('Hello') : undefined;
      const url = `/api/v1${path}`;
      codes.push(
        (await test.bare.inject({ method, url, headers, ...(payload && { payload }) })).statusCode,
      );
    }
    return codes;
  };
  expect(await codesWith(all.filter((scope) => scope !== 'chat'))).toEqual(
    Array.from({ length: 5 }, () => 403),
  );
  expect(await codesWith(['chat'])).toEqual([200, 200, 200, 200, 204]);
});

it('of an answer that nobody waits for nothing is kept, and the model is not heard to the end', async () => {
  const model = await startFakeCompatible();
  onTestFinished(() => model.close());
  model.replies.push({ text: 'So it goes on. '.repeat(500) });
  model.pauseMs = 20;
  await test.close();
  test = await openApp({ ...languageSettings(model), ECHOTUNE_COMPATIBLE_OUTPUT_USD: '1' });
  await call('POST', '/listeners', { name: 'Ada' });
  await call('PUT', '/budget/limits', { limitUsd: '5', period: 'month' });
  const address = await test.bare.listen({ host: '127.0.0.1', port: 0 });
  const leaving = new AbortController();
  const answer = await fetch(`${address}/api/v1/conversations/messages`, {
    ...{ method: 'POST', signal: leaving.signal, body: '{"text": "Tell me a story"}' },
    headers: {
      ...{ ...test.app.headers, accept: 'text/event-stream' },
      'content-type': 'application/json',
    },
  });
  const { value } = (await answer.body?.getReader().read()) ?? {};
  expect(new TextDecoder().decode(value)).toMatch(/^event: text\ndata: /);
  leaving.abort();
  await expect
    .poll(async () => (await call('GET', '/budget/ledger')).body.calls)
    .toMatchObject([{ state: 'charged', why: 'aborted' }]);
  expect((await call('GET', '/conversations')).body.conversations).toEqual([]);
});
