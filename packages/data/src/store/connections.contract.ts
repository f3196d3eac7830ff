import { expect, it } from 'vitest';
import { newKey } from '../sealed/key-ring.ts';
import { codeOf, listenerWithSong, type OpenStage, play } from './stage.fixture.ts';

/** Accounts elsewhere, and what waits to be sent there. */
export function connectionsContract(open: OpenStage): void {
  it('plays wait in their order at every service that gets them, till they were sent or given up', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const { connections } = store;
    await connections.put(listener.id, 'lastfm', 'ada');
    await connections.put(listener.id, 'listenbrainz', 'ada');
    const plays = [2, 1, 3].map((day) => play(song, day));
    expect(await connections.enqueue(listener.id, plays)).toBe(0);
    await connections.change(listener.id, 'listenbrainz', { forwards: true, notBefore: 5 });
    await store.plays.append(listener.id, plays, null);
    expect(await connections.enqueue(listener.id, plays)).toBe(1);
    expect(await connections.due(4)).toEqual([]);
    expect((await connections.due(5)).map(({ provider }) => provider)).toEqual(['listenbrainz']);
    const waiting = await connections.waiting(listener.id, 'listenbrainz', 10);
    expect(waiting.map(({ startedAt }) => startedAt)).toEqual(plays.map((one) => one.startedAt));
    expect(waiting[0]?.sources).toHaveLength(1);
    await connections.settle([waiting[0]?.id ?? 0]);
    await connections.giveUp(waiting[1]?.id ?? 0, 'too old');
    expect(await connections.counts(listener.id, 'listenbrainz')).toEqual({
      waiting: 1,
      givenUp: 1,
    });
    expect(await connections.givenUp(listener.id, 'listenbrainz', 5)).toMatchObject([
      { startedAt: plays[1]?.stampedAt, reason: 'too old' },
    ]);
    expect((await connections.waiting(listener.id, 'listenbrainz', 10))[0]?.id).toBe(
      waiting[2]?.id,
    );
  });

  it('a play that was deleted meanwhile waits with no source that tells of it', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    await store.connections.put(listener.id, 'lastfm', 'ada');
    await store.connections.change(listener.id, 'lastfm', { forwards: true });
    const one = play(song, 1);
    await store.plays.append(listener.id, [one], null);
    await store.connections.enqueue(listener.id, [one]);
    const [stored] = await store.plays.recent(listener.id, 1);
    await store.plays.delete(listener.id, stored?.id ?? 0);
    const [waiting] = await store.connections.waiting(listener.id, 'lastfm', 1);
    expect(waiting?.sources).toEqual([]);
  });

  it('another name there begins anew, the same one is well again; all goes with the listener, the secret too', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const { connections } = store;
    const [id, provider] = [listener.id, 'lastfm'];
    await connections.put(id, provider, 'ada');
    const reading = { knownTo: 7, top: 9, cursor: 8 };
    const change = { forwards: true, reading, failures: 2, problem: 'no' };
    expect(await connections.change(id, provider, change)).toMatchObject(change);
    expect(await connections.put(id, provider, 'ada')).toMatchObject({
      ...{ forwards: true, reading, failures: 0, problem: null },
    });
    expect(await connections.put(id, provider, 'eve')).toMatchObject({
      forwards: false,
      reading: { knownTo: null, top: null, cursor: null },
    });
    expect(await codeOf(connections.put(id + 9, provider, 'ada'))).toBe('listener-unknown');
    expect(await codeOf(connections.change(id, 'other', {}))).toBe('connection-unknown');
    const key = newKey();
    const secrets = store.secrets({ read: () => [key], replace: null });
    await secrets.putForListener(id, 'connection 1', 'token');
    await secrets.put('other', 'stays');
    await secrets.remove('none');
    await store.listeners.forget(id);
    expect(await connections.list()).toEqual([]);
    expect(await secrets.get('connection 1')).toBeNull();
    expect(await secrets.get('other')).toBe('stays');
    await secrets.remove('other');
    expect(await secrets.get('other')).toBeNull();
  });
}
