import type { Scope } from '@echotune/data';
import { testPasswordHash } from '../../../../tests/kit/password.ts';
import { openApp, type TestApp, testNow } from '../http/open-app.fixture.ts';

/** The server with a listener who has a key, and ways to ask it. */
export interface ScrobblerStage extends TestApp {
  readonly listenerId: number;
  readonly token: string;
  /** Another key of the same listener. */
  keyWith(...scopes: Scope[]): Promise<string>;
  /** One that may be used once a minute. */
  slowKey(): Promise<string>;
  /** What the listener is recommended now, as `artist – title`. */
  recommended(): Promise<string[]>;
  playCount(): Promise<number>;
}

/** An hour ago, seconds since 1970. */
export const anHourAgo = testNow / 1000 - 3600;

export async function openStage(
  environment: Readonly<Record<string, string>> = {},
): Promise<ScrobblerStage> {
  const test = await openApp(environment);
  const { store } = test.echotune;
  const account = await store.accounts.create({
    ...{ name: 'Ada', role: 'owner', passwordHash: testPasswordHash },
  });
  const listener = await store.listeners.create({
    ...{ name: 'Ada', timeZone: 'UTC', demo: false, accountId: account.id },
  });
  const addKey = async (scopes: readonly Scope[], perMinute: number) => {
    const key = { accountId: account.id, listenerId: listener.id, name: 'player' };
    return (await store.apiKeys.add({ ...key, scopes, perMinute })).secret;
  };
  const keyWith = (...scopes: Scope[]) => addKey(scopes, 1000);
  return {
    ...test,
    listenerId: listener.id,
    token: await keyWith('scrobble', 'read'),
    keyWith,
    slowKey: () => addKey(['scrobble'], 1),
    recommended: async () => {
      const { recommender } = test.echotune;
      const shelf = {
        listenerId: listener.id,
        shelf: 'for-you',
        limit: 20,
        language: 'en',
      } as const;
      const { items } = await recommender.recommend(shelf);
      return items.map(({ song }) => `${song.artist} – ${song.title}`);
    },
    playCount: () => store.plays.count(listener.id),
  };
}
