import type { Call } from './call.fixture.ts';
import type { TestApp } from './open-app.fixture.ts';

type Ask = (method: 'POST', url: string, payload: object) => Promise<{ id: number }>;

/** Nobody outside is asked: a name is enough to connect, and nothing is sent without a token. */
export function connectionPreparations(
  test: TestApp,
  ask: Ask,
  listener: number,
): Readonly<Record<string, () => Promise<Partial<Call>>>> {
  const connected = async () => {
    await test.echotune.store.connections.put(listener, 'listenbrainz', 'ada');
    return { path: { service: 'listenbrainz' } };
  };
  const pulled = async () => {
    await connected();
    const { id } = await ask('POST', '/connections/listenbrainz/pulls', {});
    return { path: { id } };
  };
  return {
    connectService: async () => ({
      path: { service: 'listenbrainz' },
      body: { user: 'ada', token: null },
    }),
    changeConnection: async () => ({ ...(await connected()), body: { forwards: false } }),
    ...{ disconnectService: connected, startPull: connected, getPull: pulled, cancelPull: pulled },
  };
}
