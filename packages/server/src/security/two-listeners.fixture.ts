import { scopes } from '@echotune/data';
import { waitingChange } from '../http/conversations.fixture.ts';
import { openApp, type TestApp, type TestClient, testNow } from '../http/open-app.fixture.ts';

/** What somebody has that nobody else may see. */
export interface Own {
  readonly client: TestClient;
  readonly listener: number;
  readonly playlist: number;
  readonly entry: number;
}

/** Two who know nothing of each other: all of Ada's has "secret" in it. */
export interface TwoListeners {
  readonly test: TestApp;
  readonly ada: Own;
  readonly eve: Own;
}

/** What a client is answered by the API, as JSON. */
export async function ask(
  who: TestClient,
  method: 'GET' | 'POST',
  url: string,
  payload?: object,
): Promise<ReturnType<typeof JSON.parse>> {
  const answer = await who.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) });
  return answer.json();
}

/** A key with all scopes that everybody may have, or with some of them. */
export async function keyOf(
  who: TestClient,
  ...only: readonly string[]
): Promise<{ readonly id: number; readonly secret: string }> {
  const held = only.length > 0 ? only : scopes.filter((scope) => scope !== 'operate');
  return ask(who, 'POST', '/keys', { name: 'k', scopes: held, perMinute: 100_000 });
}

async function live(client: TestClient, word: string): Promise<Own> {
  const { id: listener } = await ask(client, 'POST', '/listeners', { name: client.account.name });
  const plays = Array.from({ length: 12 }, (_, n) => ({
    ...{ title: `${word} song ${n % 4}`, artist: `${word} artist`, msPlayed: 200_000 },
    startedAt: testNow - (n + 1) * 7_200_000,
  }));
  await ask(client, 'POST', '/plays', { plays });
  const [{ song }] = (await ask(client, 'GET', '/plays')).plays;
  const { playlist } = await ask(client, 'POST', '/playlists', { name: `${word} list` });
  await ask(client, 'POST', `/playlists/${playlist.id}/entries`, { entries: [{ song }] });
  const [entry] = (await ask(client, 'GET', `/playlists/${playlist.id}/entries`)).entries;
  return { client, listener, playlist: playlist.id, entry: entry.id };
}

export async function twoListeners(): Promise<TwoListeners> {
  const test = await openApp({ ECHOTUNE_REQUESTS_PER_MINUTE: '0' });
  const ada = await live(await test.signIn('Ada'), 'secret');
  const eve = await live(await test.signIn('Eve'), 'plain');
  await waitingChange(test.echotune.store, ada.listener, 'secret talk');
  return { test, ada, eve };
}
