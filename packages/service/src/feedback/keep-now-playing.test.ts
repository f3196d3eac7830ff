import { namedTrack } from '@echotune/formats';
import { expect, it } from 'vitest';
import { NowPlaying } from './keep-now-playing.ts';

it('what plays now is over when the track must be, or after ten minutes, and each listener has their own', () => {
  let now = 1000;
  const nowPlaying = new NowPlaying(() => now);
  const track = namedTrack('Glass', 'Noor');
  nowPlaying.set(1, { track, source: 'a', durationMs: 5000 });
  nowPlaying.set(2, { track, source: 'a', durationMs: null });
  now = 5999;
  expect(nowPlaying.get(1)).toEqual({ track, source: 'a', since: 1000, durationMs: 5000 });
  now = 6000;
  expect(nowPlaying.get(1)).toBeNull();
  now = 600_999;
  expect(nowPlaying.get(2)?.track).toBe(track);
  now = 601_000;
  expect(nowPlaying.get(2)).toBeNull();
  expect(nowPlaying.get(3)).toBeNull();
});
