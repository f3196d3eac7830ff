import { expect, it } from 'vitest';
import { codeOf, listenerWithSong, type OpenStage } from './stage.fixture.ts';

const track = { title: 'Glass', artist: 'Noor', album: null, source: 'a' };

export function nowPlayingContract(open: OpenStage): void {
  it('what plays now is over when the track must be, or after ten minutes, and each listener has their own', async () => {
    const { store, clock, again, rows } = await open();
    const { id: ada } = (await listenerWithSong(store)).listener;
    const { id: bob } = (await listenerWithSong(store, 'Bob')).listener;
    const { nowPlaying } = store;
    const since = clock.now;
    const said = await nowPlaying.set(ada, { ...track, durationMs: 5000 });
    expect(said).toEqual({ ...track, durationMs: 5000, since, until: since + 5000 });
    await nowPlaying.set(bob, { ...track, title: 'Stone', durationMs: null });
    clock.now = since + 4999;
    expect(await (await again()).nowPlaying.get(ada)).toEqual(said);
    clock.now = since + 5000;
    expect(await nowPlaying.get(ada)).toBeNull();
    await nowPlaying.tidy();
    expect((await rows()).now_playing).toHaveLength(1);
    clock.now = since + 599_999;
    expect((await nowPlaying.get(bob))?.title).toBe('Stone');
    clock.now += 1;
    expect(await nowPlaying.get(bob)).toBeNull();
  });

  it('the last word counts, stopped is stopped, and nobody plays for a listener who is not there', async () => {
    const { store } = await open();
    const { nowPlaying } = store;
    const { id } = (await listenerWithSong(store)).listener;
    await nowPlaying.set(id, { ...track, durationMs: 5000 });
    await nowPlaying.set(id, { ...track, title: 'Stone', durationMs: 5000 });
    expect((await nowPlaying.get(id))?.title).toBe('Stone');
    await nowPlaying.clear(id);
    expect(await nowPlaying.get(id)).toBeNull();
    expect(await codeOf(nowPlaying.set(99, { ...track, durationMs: null }))).toBe(
      'listener-unknown',
    );
  });
}
