import { ContentBuilder } from '../content/content-builder.ts';
import type { ItemContent } from '../content/item-content.ts';
import { joinPlays } from '../interactions.ts';
import { PlayLog } from '../play-log.ts';
import type { Interactions } from '../plays.ts';
import { seededRandom } from '../random.ts';
import type { Query } from './model.ts';

/** A fictional Sunday evening, UTC. */
export const fixtureNow = Date.UTC(2026, 2, 1, 20);
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Monday 1970-01-05 is the first of the UTC weeks. */
const utcMinuteOfWeek = (epochMs: number) =>
  (((Math.floor(epochMs / minuteMs) - 4 * 1440) % 10_080) + 10_080) % 10_080;

/** A log of [item, start] pairs; every play lasts three minutes, ids count from 1. */
export function logOf(...plays: readonly (readonly [item: number, startedAt: number])[]): PlayLog {
  const log = new PlayLog();
  for (const [index, [item, startedAt]] of plays.entries()) {
    log.push({ id: index + 1, item, startedAt, msPlayed: 180_000 });
  }
  return log;
}

export const queryOf = (plays: PlayLog, now = fixtureNow): Query => ({
  plays,
  now,
  minuteOfWeek: utcMinuteOfWeek,
});

/** Even items are one taste, odd ones the other. */
export const clusterOf = (item: number) => item % 2;

/** Items of the checkerboard are 1 … checkerboardItems; item 0 does not exist, as in the store. */
export const checkerboardItems = 40;

/** Of each item its colour, a year and a tempo; two of a colour are by one artist. */
export function checkerboardContent(): ItemContent {
  const artistOf = Int32Array.from({ length: checkerboardItems + 1 }, (_, item) =>
    item === 0 ? 0 : 1 + 2 * Math.floor((item - 1) / 4) + clusterOf(item),
  );
  const builder = new ContentBuilder(artistOf);
  for (let item = 1; item <= checkerboardItems; item++) {
    builder.tagItem('board', item, clusterOf(item) === 0 ? 'even' : 'odd', 1);
    builder.measure(item, 'release_year', 1980 + item);
    builder.measure(item, 'tempo', 100 + 10 * (item % 3));
  }
  return builder.build();
}

/**
 * A checkerboard: even listeners play even items, odd listeners odd items, in sittings of ten songs over
 * the last 30 days. Whoever has heard one colour should be offered that colour.
 */
export function checkerboard(listeners = 20, seed = 7): Interactions {
  const random = seededRandom(seed);
  const histories = Array.from({ length: listeners }, (_, listener) => {
    const log = new PlayLog();
    for (let day = 1; day <= 30; day++) {
      for (let song = 0; song < 10; song++) {
        const pick = 1 + Math.floor((random() * checkerboardItems) / 2);
        const item = 2 * pick - (listener % 2);
        const startedAt = fixtureNow - day * dayMs + song * 4 * minuteMs;
        log.push({ id: log.length + 1, item, startedAt, msPlayed: 200_000 });
      }
    }
    return log;
  });
  return { ...joinPlays(histories, checkerboardItems + 1), content: checkerboardContent() };
}
