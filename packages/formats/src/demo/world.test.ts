import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceTrack } from '../format.ts';
import type { DemoListener } from './listener.ts';
import { demoWorld } from './world.ts';

const endsAt = Date.UTC(2026, 10, 22, 12);
const world = demoWorld({ endsAt, listeners: 150 });
const listeners = [world.you(), ...world.listeners()];
const plays = listeners.flatMap((listener) => listener.plays);
const trackOf = new Map(world.tracks.map((track) => [track.track, track]));

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The exponent of a power law, fitted by least squares to what stands at ranks `from` … `to`. */
function zipfExponent(sorted: readonly number[], from: number, to: number): number {
  const points = sorted
    .slice(from - 1, to)
    .map((count, i) => ({ x: Math.log(from + i), y: Math.log(count) }));
  const x = mean(points.map((point) => point.x));
  const y = mean(points.map((point) => point.y));
  const together = mean(points.map((point) => (point.x - x) * (point.y - y)));
  return -together / mean(points.map((point) => (point.x - x) ** 2));
}

function shares<Key>(keys: readonly Key[]): Map<Key, number> {
  const found = new Map<Key, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1 / keys.length);
  return found;
}

/** Half the summed differences of the shares: 0 where they are the same, 1 where none is shared. */
function distance<Key>(one: ReadonlyMap<Key, number>, other: ReadonlyMap<Key, number>): number {
  const keys = [...new Set([...one.keys(), ...other.keys()])];
  return keys.reduce((sum, k) => sum + Math.abs((one.get(k) ?? 0) - (other.get(k) ?? 0)), 0) / 2;
}

/** Local hour and whether it is weekend, for each play. */
function localTimes({ timeZone, plays: theirs }: DemoListener) {
  const clock = new Intl.DateTimeFormat('en', {
    ...{ hour: 'numeric', hourCycle: 'h23', weekday: 'short', timeZone },
  });
  return theirs.map(({ startedAt }) => {
    const text = clock.format(startedAt);
    return { hour: Number(text.match(/\d+/)?.[0]), isWeekend: /Sat|Sun/.test(text) };
  });
}

describe('a listener is the same', () => {
  const index = fc.nat({ max: 12 });

  test('whatever the number of others, and whoever was made before', () => {
    const options = { endsAt, artists: 24, monthsBack: 2 };
    fc.assert(
      fc.property(index, index, fc.nat(), (one, other, seed) => {
        const alone = demoWorld({ ...options, seed, listeners: 0 }).listener(one);
        const crowd = demoWorld({ ...options, seed, listeners: 13 });
        crowd.listener(other);
        expect([...crowd.listeners()][one]).toEqual(alone);
      }),
      { numRuns: 10 },
    );
  });

  test('but the next one is somebody else', () => {
    expect(world.listener(1)).not.toEqual(world.listener(0));
    expect(world.listener(0)).toEqual(listeners[1]);
  });
});

test('nothing is heard before its release, and what is new is heard soon', () => {
  const from = Math.min(...plays.map(({ startedAt }) => startedAt));
  const early = plays.filter(({ track, startedAt }) => trackOf.get(track)!.releasedAt > startedAt);
  expect(early).toEqual([]);
  const fresh = plays.filter(({ track }) => trackOf.get(track)!.releasedAt > from);
  expect(fresh.length / plays.length).toBeGreaterThan(0.1);
  const month = 30 * 86_400_000;
  const soon = fresh.filter(
    ({ track, startedAt }) => startedAt - trackOf.get(track)!.releasedAt < month,
  );
  expect(soon.length / fresh.length).toBeGreaterThan(0.1);
  for (const { releasedAt } of world.tracks) expect(new Date(releasedAt).getUTCDay()).toBe(5);
});

test('there is something to hear from the beginning, however few artists and months there are', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 60 }),
      (seed, artists, monthsBack) => {
        const small = demoWorld({ endsAt, seed, artists, monthsBack, listeners: 1 });
        const released = new Map(small.tracks.map(({ track, releasedAt }) => [track, releasedAt]));
        for (const { track, startedAt } of small.listener(0).plays) {
          expect(released.get(track)).toBeLessThanOrEqual(startedAt);
        }
      },
    ),
    { numRuns: 25 },
  );
});

describe('people listen as they do', () => {
  test('each repeats about as much as is measured: near 63 %', () => {
    const repeats = listeners.map(
      (listener) =>
        1 - new Set(listener.plays.map(({ track }) => track)).size / listener.plays.length,
    );
    expect(Math.abs(mean(repeats) - 0.63)).toBeLessThan(0.02);
    expect(Math.min(...repeats)).toBeGreaterThan(0.45);
    expect(Math.max(...repeats)).toBeLessThan(0.8);
  });

  test("tracks are popular by Zipf's law", () => {
    const counts = new Map<SourceTrack, number>();
    for (const { track } of plays) counts.set(track, (counts.get(track) ?? 0) + 1);
    const sorted = [...counts.values()].toSorted((a, b) => b - a);
    const exponent = zipfExponent(sorted, 10, 1000);
    expect(exponent).toBeGreaterThan(0.45);
    expect(exponent).toBeLessThan(1.1);
  });

  test('each at hours of their own, and differently on the weekend', () => {
    const times = listeners.map(localTimes);
    const everybody = shares(times.flat().map(({ hour }) => hour));
    const own = times.map((those) => distance(shares(those.map(({ hour }) => hour)), everybody));
    expect(mean(own)).toBeGreaterThan(0.15);
    const weekend = times.map((those) => mean(those.map(({ isWeekend }) => (isWeekend ? 1 : 0))));
    expect(Math.min(...weekend)).toBeLessThan(0.2);
    expect(Math.max(...weekend)).toBeGreaterThan(0.33);
  });

  test('and their taste drifts: months part their genres more than sessions do', () => {
    const genres = ({ plays: theirs }: DemoListener, pick: (i: number, all: number) => boolean) =>
      shares(
        theirs
          .filter((_, i) => pick(i, theirs.length))
          .map((play) => trackOf.get(play.track)!.genre),
      );
    const byTime = listeners.map((listener) =>
      distance(
        genres(listener, (i, all) => i < all / 3),
        genres(listener, (i, all) => i >= (2 * all) / 3),
      ),
    );
    const bySession = listeners.map((listener) =>
      distance(
        genres(listener, (i) => i % 66 < 33),
        genres(listener, (i) => i % 66 >= 33),
      ),
    );
    expect(mean(byTime)).toBeGreaterThan(1.25 * mean(bySession));
  });
});

describe('what tracks sound like', () => {
  const names = ['energy', 'valence', 'acousticness', 'instrumentalness', 'danceability'];
  const point = (features: Readonly<Record<string, number>>) => names.map((n) => features[n] ?? 0);
  const middles = new Map(
    [...Map.groupBy(world.tracks, ({ genre }) => genre)].map(([genre, those]) => [
      genre,
      names.map((_, i) => mean(those.map(({ features }) => point(features)[i]!))),
    ]),
  );

  test('tells their genre more often than chance would by far', () => {
    const far = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0);
    const right = world.tracks.filter(({ genre, features }) => {
      const here = point(features);
      const [nearest] = [...middles].toSorted((a, b) => far(here, a[1]) - far(here, b[1]));
      return nearest?.[0] === genre;
    });
    expect(right.length / world.tracks.length).toBeGreaterThan(0.6);
  });

  test('is in the numbers that Spotify gives, and fits how they are played', () => {
    for (const { features, tags, genre, track, durationMs } of world.tracks) {
      for (const value of point(features)) {
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThan(1);
      }
      expect(features.duration_ms).toBe(durationMs);
      expect(features.tempo).toBeGreaterThan(50);
      expect(tags[0]).toBe(genre);
      expect(features.liveness! > 0.55).toBe(/ - Live$/.test(track.title));
    }
  });
});

test('a track is entered into MusicBrainz or not, and no identifier is given twice', () => {
  const ids = world.tracks.flatMap(({ recordingMbid }) => recordingMbid ?? []);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length / world.tracks.length).toBeGreaterThan(0.6);
  expect(ids.length / world.tracks.length).toBeLessThan(0.8);
});
