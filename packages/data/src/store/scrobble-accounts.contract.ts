import { expect, it } from 'vitest';
import { tokenPurpose } from '../domain/provider.ts';
import { newKey } from '../sealed/key-ring.ts';
import { codeOf, listenerWithSong, type OpenStage, play } from './stage.fixture.ts';
import type { Store } from './store.ts';

/** Accounts at services that keep plays, and what waits to be sent there. */
export function scrobbleAccountsContract(open: OpenStage): void {
  it('plays wait in their order at every service that gets them, till they were sent or given up', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const { scrobbleAccounts } = store;
    await scrobbleAccounts.put(listener.id, 'lastfm', 'ada');
    await scrobbleAccounts.put(listener.id, 'listenbrainz', 'ada');
    const plays = [2, 1, 3].map((day) => play(song, day));
    expect(await scrobbleAccounts.enqueue(listener.id, plays)).toBe(0);
    await scrobbleAccounts.change(listener.id, 'listenbrainz', { forwards: true, notBefore: 5 });
    await store.plays.append(listener.id, plays, null);
    expect(await scrobbleAccounts.enqueue(listener.id, plays)).toBe(1);
    expect(await scrobbleAccounts.due(4)).toEqual([]);
    expect((await scrobbleAccounts.due(5)).map(({ provider }) => provider)).toEqual([
      'listenbrainz',
    ]);
    const waiting = await scrobbleAccounts.waiting(listener.id, 'listenbrainz', 10);
    expect(waiting.map(({ startedAt }) => startedAt)).toEqual(plays.map((one) => one.startedAt));
    expect(waiting[0]?.sources).toHaveLength(1);
    await scrobbleAccounts.settle([waiting[0]?.id ?? 0]);
    await scrobbleAccounts.giveUp(waiting[1]?.id ?? 0, 'too old');
    expect(await scrobbleAccounts.counts(listener.id, 'listenbrainz')).toEqual({
      waiting: 1,
      givenUp: 1,
    });
    expect(await scrobbleAccounts.givenUp(listener.id, 'listenbrainz', 5)).toMatchObject([
      { startedAt: plays[1]?.stampedAt, reason: 'too old' },
    ]);
    expect((await scrobbleAccounts.waiting(listener.id, 'listenbrainz', 10))[0]?.id).toBe(
      waiting[2]?.id,
    );
    expect(await scrobbleAccounts.waitAgain(listener.id, 'lastfm')).toBe(0);
    expect(await scrobbleAccounts.waitAgain(listener.id, 'listenbrainz')).toBe(1);
    const again = await scrobbleAccounts.waiting(listener.id, 'listenbrainz', 10);
    expect(again.map(({ id }) => id)).toEqual([waiting[1]?.id, waiting[2]?.id]);
  });

  it('a play that was deleted meanwhile waits with no source that tells of it', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    await store.scrobbleAccounts.put(listener.id, 'lastfm', 'ada');
    await store.scrobbleAccounts.change(listener.id, 'lastfm', { forwards: true });
    const one = play(song, 1);
    await store.plays.append(listener.id, [one], null);
    await store.scrobbleAccounts.enqueue(listener.id, [one]);
    const [stored] = await store.plays.recent(listener.id, 1);
    await store.plays.delete(listener.id, stored?.id ?? 0);
    const [waiting] = await store.scrobbleAccounts.waiting(listener.id, 'lastfm', 1);
    expect(waiting?.sources).toEqual([]);
  });

  it('another name there begins anew without the old token, the same one is well again', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const { scrobbleAccounts } = store;
    const [id, provider] = [listener.id, 'lastfm'];
    const { secrets, purpose } = sealed(store, id, provider);
    await scrobbleAccounts.put(id, provider, 'ada');
    await secrets.put(purpose, 'token', { listenerId: id });
    const reading = { knownTo: 7, top: 9, cursor: 8 };
    const change = { forwards: true, reading, failures: 2, problem: 'no' };
    expect(await scrobbleAccounts.change(id, provider, change)).toMatchObject(change);
    expect(await scrobbleAccounts.put(id, provider, 'ada')).toMatchObject({
      ...{ forwards: true, reading, failures: 0, problem: null },
    });
    expect(await secrets.get(purpose)).toBe('token');
    expect(await scrobbleAccounts.put(id, provider, 'eve')).toMatchObject({
      forwards: false,
      reading: { knownTo: null, top: null, cursor: null },
    });
    expect(await secrets.get(purpose)).toBeNull();
    expect(await codeOf(scrobbleAccounts.put(id + 9, provider, 'ada'))).toBe('listener-unknown');
    expect(await codeOf(scrobbleAccounts.change(id, 'other', {}))).toBe('provider-not-connected');
  });

  it('with the account or the listener go the token and what waits, and nothing of others', async () => {
    const { store, rows } = await open();
    const { scrobbleAccounts } = store;
    const left = async () => {
      const { secret, scrobble_account, outbox } = await rows();
      return [secret, scrobble_account, outbox].map((table) => table?.length);
    };
    for (const way of ['remove', 'forget'] as const) {
      const { listener, song } = await listenerWithSong(store, way);
      const { id } = listener;
      const { secrets, purpose } = sealed(store, id, 'lastfm');
      await secrets.put('the instance’s', 'stays');
      await scrobbleAccounts.put(id, 'lastfm', 'ada');
      await secrets.put(purpose, 'token', { listenerId: id });
      await scrobbleAccounts.change(id, 'lastfm', { forwards: true });
      await scrobbleAccounts.enqueue(id, [play(song, 1)]);
      expect(await left()).toEqual([2, 1, 1]);
      if (way === 'forget') await store.listeners.forget(id);
      else expect(await scrobbleAccounts.remove(id, 'lastfm')).toBe(true);
      expect(await left()).toEqual([1, 0, 0]);
      expect(await scrobbleAccounts.remove(id, 'lastfm')).toBe(false);
    }
    expect(await store.check()).toEqual([]);
  });
}

const key = newKey();

function sealed(store: Store, listenerId: number, provider: string) {
  const secrets = store.secrets({ read: () => [key], replace: null });
  return { secrets, purpose: tokenPurpose({ listenerId, provider }) };
}
