import { describe, expect, it } from 'vitest';
import { zonedClock } from '../clock/zoned-clock.ts';
import { PlayLog } from '../play-log.ts';
import { binsOf, lastDayOf } from './bins.ts';
import { dateOf } from './calendar.ts';
import { evolution } from './evolution.ts';
import { history } from './history.ts';
import { skips } from './skips.ts';

const day = 86_400_000;
/** A Thursday. */
const start = Date.UTC(2026, 0, 1, 12);
const catalogue = { itemCount: 4, artistOf: Int32Array.of(0, 10, 10, 11) };

function historyOf(plays: readonly (readonly [item: number, onDay: number, msPlayed?: number])[]) {
  const log = new PlayLog();
  for (const [id, [item, onDay, msPlayed = 60_000]] of plays.entries()) {
    log.push({ id, item, startedAt: start + onDay * day + id, msPlayed });
  }
  return history(log, zonedClock('UTC'));
}

const everything = { from: 0, to: start + 9000 * day };

describe('bins', () => {
  const binned = (days: number) =>
    binsOf(
      historyOf([
        [1, 0],
        [1, days],
      ]),
      everything,
    );

  it('are days, weeks from Monday on, or months, as long as the plays go', () => {
    expect(binned(3)).toMatchObject({ unit: 'day', starts: { length: 4 } });
    expect(binned(70)).toMatchObject({ unit: 'week', starts: { length: 11 } });
    expect(dateOf(binned(70).starts[0] ?? 0)).toBe('2025-12-29');
    expect(binned(1000)).toMatchObject({ unit: 'month', starts: { length: 33 } });
    expect(dateOf(lastDayOf(binned(1000), 1))).toBe('2026-02-28');
  });

  it('hold every play once', () => {
    expect([...binned(1000).binOf]).toEqual([0, 32]);
    expect(binsOf(historyOf([]), everything).starts).toEqual([]);
  });
});

it('counts the listens of some artists beside all, skips not among them', () => {
  const plays = historyOf([
    [1, 0],
    [2, 0],
    [3, 0],
    [3, 0, 1000],
    [3, 2],
  ]);
  expect(evolution(plays, everything, catalogue, [11, 10])).toEqual({
    unit: 'day',
    starts: ['2026-01-01', '2026-01-02', '2026-01-03'],
    listens: Int32Array.of(3, 0, 1),
    artists: [
      { id: 11, listens: Int32Array.of(1, 0, 1) },
      { id: 10, listens: Int32Array.of(2, 0, 0) },
    ],
  });
});

describe('skips', () => {
  it('tell first plays from later ones, and which songs are skipped again and again', () => {
    const plays = historyOf([
      [1, 0, 1000],
      [1, 1, 1000],
      [1, 2, 60_000],
      [2, 3, 60_000],
      [3, 4, -1],
      [3, 5, 1000],
    ]);
    expect(skips(plays, everything, 5)).toEqual({
      rate: 3 / 5,
      firstRate: 1 / 2,
      laterRate: 2 / 3,
      items: [{ id: 1, plays: 3, skips: 2 }],
    });
  });

  it('of nothing are no share', () => {
    expect(skips(historyOf([]), everything, 5)).toEqual({
      ...{ rate: 0, firstRate: 0, laterRate: 0, items: [] },
    });
  });
});
