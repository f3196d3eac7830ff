import { describe, expect, it } from 'vitest';
import type { PlaylistEntry } from '../api.generated.ts';
import { bandAt, bandsOf } from './bands.ts';
import { landing, moved, rowShift, withChange } from './entry-order.ts';
import { draftOf, isAskable, rulesOf, tagsIn } from './rules.ts';

const song = {
  id: 1,
  title: 'Glass',
  artist: 'Noor',
  artistId: 1,
  release: null,
  spotifyUri: null,
};
const entry = (id: number): PlaylistEntry => ({
  ...{ id, position: id, song, reason: null, addedAt: 0 },
});
const four = [1, 2, 3, 4].map(entry);
const idsOf = (entries: readonly PlaylistEntry[]) => entries.map(({ id }) => id);

describe('a change to a playlist shows what the server will make of it', () => {
  it('moved down and up, an entry stands where it was put', () => {
    expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
    expect(idsOf(withChange(four, { does: 'move', entry: entry(2), to: 3 }, 0))).toEqual([
      1, 3, 4, 2,
    ]);
  });

  it('taken out, it is gone, and gone twice changes nothing', () => {
    const without = withChange(four, { does: 'take-out', entry: entry(2) }, 0);
    expect(idsOf(without)).toEqual([1, 3, 4]);
    expect(withChange(without, { does: 'take-out', entry: entry(2) }, 0)).toBe(without);
  });

  it('added, it stands where it is put back, or at the end, with an id that no other has', () => {
    const add = { does: 'add', song, reason: 'why', position: 1 } as const;
    const once = withChange(four, add, 5);
    expect(idsOf(once)).toEqual([1, -1, 2, 3, 4]);
    const twice = idsOf(withChange(once, { ...add, position: null }, 5));
    expect(twice).toEqual([1, -1, 2, 3, 4, -2]);
    expect(once[1]).toMatchObject({ reason: 'why', addedAt: 5 });
  });
});

describe('while an entry is on its way', () => {
  it('the rows that it passes make room, and no others', () => {
    const down = { from: 1, to: 3, pulled: 90, isDown: false };
    expect([0, 1, 2, 3, 4].map((at) => rowShift(down, at, 40))).toEqual([0, 90, -40, -40, 0]);
    const up = { from: 3, to: 1, pulled: null, isDown: false };
    expect([0, 1, 2, 3, 4].map((at) => rowShift(up, at, 40))).toEqual([0, 40, 40, -80, 0]);
    expect(rowShift(null, 1, 40)).toBe(0);
  });

  it('it lands on the nearest row, and on none outside the list', () => {
    expect(landing(1, 59, 40, 4)).toBe(2);
    expect(landing(1, 61, 40, 4)).toBe(3);
    expect(landing(1, 9000, 40, 4)).toBe(3);
    expect(landing(1, -9000, 40, 4)).toBe(0);
  });
});

describe('the record of a playlist', () => {
  it('has a ring for every song, and for many rings that stand for several', () => {
    expect(bandsOf(0)).toEqual([]);
    expect(bandsOf(3).map(({ first }) => first)).toEqual([0, 1, 2]);
    const many = bandsOf(5000);
    expect(many.length).toBeLessThan(200);
    expect(bandAt(5000, 4999)).toBe(many.length - 1);
    for (const { radius, width } of many) expect(radius - width).toBeGreaterThan(100);
  });
});

describe('rules that are being written', () => {
  it('ask for nothing that is left open, and keep what the page does not show', () => {
    const rules = {
      ...({ shelf: 'on-repeat', limit: 20, targets: { energy: 0.4 } } as const),
      wishes: { years: { least: 1990 }, energy: { most: 0.5 } },
    };
    expect(rulesOf(draftOf(rules))).toEqual(rules);
    const draft = draftOf(rules);
    const open = { years: {}, tags: [], withoutArtists: [], clean: false, mood: undefined };
    expect(rulesOf({ ...draft, wishes: open, targets: null })).toEqual({
      ...{ shelf: 'on-repeat', limit: 20 },
    });
  });

  it('keep a zero, which asks for something', () => {
    const rules = { ...draftOf({ shelf: 'for-you', limit: 5 }), familiarity: 0, popularity: 0 };
    expect(rulesOf(rules)).toMatchObject({ familiarity: 0, popularity: 0 });
  });

  it('leave out what the shelf does not heed', () => {
    const seeds = { songs: [1], artists: [2], tags: ['jazz'], mix: 3 };
    const draft = { ...draftOf({ shelf: 'radio', limit: 5 }), seeds, familiarity: 0.5 };
    expect(rulesOf(draft).seeds).toEqual({ songs: [1], artists: [2], tags: ['jazz'] });
    expect(rulesOf({ ...draft, shelf: 'more-like-this' }).seeds).toEqual({ songs: [1] });
    expect(rulesOf({ ...draft, shelf: 'daily-mix' }).seeds).toEqual({ mix: 3 });
    expect(rulesOf({ ...draft, shelf: 'discover' })).toEqual({ shelf: 'discover', limit: 5 });
  });

  it('are not asked before a radio has something to be about', () => {
    const radio = draftOf({ shelf: 'radio', limit: 5 });
    expect(isAskable(radio)).toBe(false);
    expect(isAskable({ ...radio, seeds: { tags: ['jazz'] } })).toBe(true);
    expect(isAskable({ ...radio, shelf: 'more-like-this', seeds: { artists: [1] } })).toBe(false);
    expect(isAskable({ ...radio, shelf: 'weekly' })).toBe(true);
  });

  it('take tags parted by commas', () => {
    expect(tagsIn(' indie, , lo-fi ,')).toEqual(['indie', 'lo-fi']);
  });
});
