import { describe, expect, it } from 'vitest';
import { endsOf, seedOf, wordsOf } from './seeds.ts';
import { monthOf, stretchesOf, yearsOf } from './years.ts';

describe('the addresses of Explore', () => {
  it('are read whatever stands in them', () => {
    expect(seedOf({ song: '12', tag: 80, x: 1 })).toEqual({ song: 12, tag: '80' });
    expect(seedOf({ song: 'abc', artist: -3 })).toEqual({});
    expect(endsOf({ from: 1, to: '2', length: 99 })).toEqual({ from: 1, to: 2, length: 20 });
    expect(endsOf({ from: 1.5, length: 'x' })).toEqual({});
    expect([wordsOf({ q: 1999 }), wordsOf({ q: '' }), wordsOf({})]).toEqual([
      { q: '1999' },
      {},
      {},
    ]);
  });
});

describe('the years of a song or an artist', () => {
  it('begin and end with the whole life, so that all have the same place for a month', () => {
    const life = { first: '2019-03', last: '2021-02' };
    const played = yearsOf([{ month: '2020-01', plays: 7 }], life);
    const silent = yearsOf([], life);
    expect(played?.firstYear).toBe(2019);
    expect(played?.counts).toHaveLength(26);
    expect(played?.counts[12]).toBe(7);
    expect(silent?.spiral).toEqual(played?.spiral);
  });

  it('sound in the months with plays, those in a row as one', () => {
    expect(stretchesOf([0, 2, 3, 0, 0, 1])).toEqual([
      { from: 1, to: 3 },
      { from: 5, to: 6 },
    ]);
    expect(stretchesOf([])).toEqual([]);
  });

  it('are those of the listener’s own clock', () => {
    const at = Date.UTC(2023, 11, 31, 23, 30);
    expect([monthOf(at, 'UTC'), monthOf(at, 'Europe/Berlin')]).toEqual(['2023-12', '2024-01']);
  });
});
