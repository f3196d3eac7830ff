import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast } from '../theme/contrast.ts';
import { coverOf, coverSvg } from './cover.ts';
import { initialOf } from './families/letterforms.ts';

const name = fc.string({ unit: 'grapheme', maxLength: 40 });
const sleeve = fc.record({ artist: name, release: fc.option(name), title: name });

const artists = ['Massive Attack', 'Björk', '宇多田ヒカル', 'Tyler, The Creator', 'Can', 'Low'];
const releases = ['First', 'Second', 'Third', 'Fourth', null];
const songs = artists.flatMap((artist) =>
  releases.flatMap((release) =>
    ['One', 'Two', 'Three', 'Four'].map((title) => ({ artist, release, title })),
  ),
);

describe('covers', () => {
  it('are the same picture for the same names, and for names in another case', () => {
    fc.assert(
      fc.property(sleeve, (names) => {
        expect(coverOf(names)).toEqual(coverOf({ ...names }));
      }),
    );
    const shouted = { artist: 'CAN', release: 'FIRST', title: 'ONE' };
    expect(coverOf(shouted)).toEqual(coverOf({ artist: 'Can', release: 'First', title: 'One' }));
  });

  it('stay under 2 kB and hold no number that SVG cannot read', () => {
    fc.assert(
      fc.property(sleeve, (names) => {
        const svg = coverSvg(coverOf(names));
        expect(svg.length).toBeLessThan(2048);
        expect(svg).not.toMatch(/NaN|undefined|Infinity|e-\d/);
      }),
      { numRuns: 2000 },
    );
  });

  it('tell 120 songs apart', () => {
    expect(new Set(songs.map((song) => coverSvg(coverOf(song)))).size).toBe(songs.length);
  });

  it('use every family and stand out from their ground in grey', () => {
    const covers = songs.map(coverOf);
    const shapes = new Set(
      covers.map(({ marks }) => marks.map((mark) => mark.d.length > 400).join()),
    );
    expect(shapes.size).toBeGreaterThan(5);
    for (const { ground, marks } of covers) {
      const inks = marks.map(({ fill, stroke }) => contrast(ground, fill ?? stroke ?? ground));
      expect(Math.max(...inks)).toBeGreaterThan(2.5);
    }
  });

  it('keep the inks of an artist from one release to the next', () => {
    const grounds = new Set(
      songs.filter(({ artist }) => artist === 'Low').map((song) => coverOf(song).ground),
    );
    expect(grounds.size).toBe(1);
  });

  it('set the initial without its article or accent, and a sign for other scripts', () => {
    expect(initialOf('The Beatles')).toBe(initialOf('Björk'));
    expect(initialOf('Ólafur')).toBe(initialOf('Oasis'));
    expect(initialOf('宇多田ヒカル')).toBe(initialOf(''));
  });
});
