import { expect, it } from 'vitest';
import type { NewConnection } from '../domain/connection.ts';
import { newKey } from '../sealed/key-ring.ts';
import { codeOf, listenerWithSong, type OpenStage } from './stage.fixture.ts';

const connection = (listenerId: number, more: Partial<NewConnection> = {}): NewConnection => ({
  ...{ listenerId, provider: 'spotify', accountId: 'a1', accountName: 'Ann' },
  ...{ scopes: ['one', 'two'], consentAt: 1_000, ...more },
});

/** Accounts elsewhere. */
export function connectionsContract(open: OpenStage): void {
  it('a renewed consent goes on where the reading stood, and a lost one is the one that was meant', async () => {
    const { store, clock } = await open();
    const { id } = (await listenerWithSong(store)).listener;
    const { connections } = store;
    const first = await connections.connect(connection(id));
    expect(first).toEqual({
      ...{ ...connection(id), consentLostAt: null, cursor: null, polledAt: null },
    });
    await connections.advance(first, 50);
    await connections.advance(first, 40);
    await connections.advance(first, null);
    await connections.loseConsent(first);
    const lost = await connections.get(id, 'spotify');
    expect(lost).toMatchObject({ cursor: 50, polledAt: clock.now, consentLostAt: clock.now });
    await connections.connect(connection(id, { consentAt: 2_000, scopes: [] }));
    await connections.loseConsent(first);
    const renewed = { consentAt: 2_000, consentLostAt: null, cursor: 50, scopes: [] };
    expect(await connections.list('spotify')).toEqual([expect.objectContaining(renewed)]);
    expect(await connections.list('lastfm')).toEqual([]);
  });

  it('an account is one listener’s, and a listener has one account', async () => {
    const { store } = await open();
    const ada = (await listenerWithSong(store, 'Ada')).listener.id;
    const bob = (await listenerWithSong(store, 'Bob')).listener.id;
    const { connections } = store;
    await connections.connect(connection(ada));
    expect(await codeOf(connections.connect(connection(bob)))).toBe('provider-account-taken');
    const another = connections.connect(connection(ada, { accountId: 'a2' }));
    expect(await codeOf(another)).toBe('provider-account-taken');
    expect(await codeOf(connections.connect(connection(99)))).toBe('listener-unknown');
    expect(await connections.get(bob, 'spotify')).toBeNull();
    expect(await connections.disconnect(ada, 'spotify')).toBe(true);
    expect(await connections.disconnect(ada, 'spotify')).toBe(false);
    await connections.connect(connection(bob));
  });

  it('with the connection or the listener go the secret and where playlists were put', async () => {
    const { store, rows } = await open();
    const key = newKey();
    const secrets = store.secrets({ read: () => [key], replace: null });
    const left = async () => {
      const { secret, connection: connected, pushed_playlist } = await rows();
      return [secret, connected, pushed_playlist].map((table) => table?.length);
    };
    for (const way of ['disconnect', 'forget'] as const) {
      const { id } = (await listenerWithSong(store, way)).listener;
      const list = await store.playlists.create(id, {
        ...{ name: 'x', description: '', rules: null, seedSongs: [], refresh: null },
      });
      await store.connections.connect(connection(id));
      await secrets.put(`spotify:${id}`, 'a token', { listenerId: id });
      await secrets.put('the instance’s', 'stays');
      await store.connections.notePushed(list.id, 'spotify', 'first');
      await store.connections.notePushed(list.id, 'spotify', 'remote');
      expect(await store.connections.pushedTo(list.id, 'spotify')).toBe('remote');
      expect(await left()).toEqual([2, 1, 1]);
      if (way === 'forget') await store.listeners.forget(id);
      else await store.connections.disconnect(id, 'spotify');
      expect(await left()).toEqual([1, 0, 0]);
    }
    expect(await codeOf(secrets.put('x', 'y', { listenerId: 99 }))).toBe('listener-unknown');
    expect(await store.check()).toEqual([]);
  });

  it('of two who take a secret one gets it', async () => {
    const { store, beside } = await open();
    const key = newKey();
    const source = { read: () => [key] as const, replace: null };
    await store.secrets(source).put('once', 'xyzzy');
    const other = (await beside()).secrets(source);
    const taken = await Promise.all([store.secrets(source).take('once'), other.take('once')]);
    expect(taken.toSorted()).toEqual(['xyzzy', null].toSorted());
  });
}
