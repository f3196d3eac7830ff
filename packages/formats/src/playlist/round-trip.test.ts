import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { SourceIdentity } from '../format.ts';
import { namedTrack } from '../source-track.ts';
import { guard, unguard } from './formula-guard.ts';
import { idOf } from './item-fields.ts';
import { readText, textOf } from './playlist.fixture.ts';
import type { PlaylistFormat, PlaylistItem } from './playlist.ts';
import { playlistFormats, recognisePlaylist } from './playlist-formats.ts';

/** A name as people give it, with what each format must take care of. */
const name = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc
      .array(
        fc.constantFrom(...' - |#|"|\'|,|;|=|+|@|&|<|>|]]>|&amp;|%20|\\|/|é|日|a|B|7'.split('|')),
      )
      .map((parts) => parts.join('')),
  )
  .map((text) => text.replace(/[\p{C}\u2028\u2029]/gu, '').trim())
  .filter((text) => text !== '');

const mbid = fc.uuid().map((value): SourceIdentity => ({ kind: 'recording-mbid', value }));
const spotify = fc
  .stringMatching(/^[0-9A-Za-z]{22}$/)
  .map((id): SourceIdentity => ({ kind: 'spotify-track', value: `spotify:track:${id}` }));
const isrc = fc
  .stringMatching(/^[A-Z]{2}[A-Z0-9]{3}[0-9]{7}$/)
  .map((value): SourceIdentity => ({ kind: 'isrc', value }));
const identities = fc
  .tuple(fc.option(spotify), fc.option(mbid), fc.option(isrc))
  .map((all) => all.filter((one) => one !== null));

const item: fc.Arbitrary<PlaylistItem> = fc.record({
  track: fc
    .tuple(
      name,
      name,
      fc.option(name),
      fc.option(fc.array(name, { minLength: 1, maxLength: 3 })),
      identities,
    )
    .map(([title, artist, album, artists, known]) =>
      namedTrack(title, artist, { id: idOf(known), album, artists, identities: known }),
    ),
  durationMs: fc.option(fc.integer({ min: 1, max: 86_400_000 })),
  note: fc.option(name),
  addedAt: fc.option(fc.integer({ min: Date.UTC(2002, 0), max: Date.UTC(2099, 0) })),
});

const withoutArtists = ({ track, ...rest }: PlaylistItem): PlaylistItem => ({
  ...rest,
  track: { ...track, artists: null },
});

/** As much of an item as a format has a place for. */
const kept: Readonly<Record<PlaylistFormat['name'], (item: PlaylistItem) => PlaylistItem>> = {
  jspf: (whole) => whole,
  xspf: (whole) => whole,
  csv: withoutArtists,
  m3u: ({ track, durationMs }) => {
    const known = track.identities.filter(({ kind }) => kind !== 'isrc').slice(0, 1);
    const rounded = durationMs && Math.max(1, Math.round(durationMs / 1000)) * 1000;
    return {
      track: { ...track, id: idOf(known), artists: null, identities: known },
      durationMs: rounded,
      note: null,
      addedAt: null,
    };
  },
};

describe('what was written is read as the same playlist', () => {
  test.each(playlistFormats)('$title', async (format) => {
    await fc.assert(
      fc.asyncProperty(
        name,
        name,
        fc.array(item, { maxLength: 8 }),
        async (title, about, items) => {
          const text = textOf(format, { name: title, description: about, items });
          expect(recognisePlaylist('', new TextEncoder().encode(text))).toBe(format);
          const read = await readText(format, text);
          const tells = format.name === 'jspf' || format.name === 'xspf';
          expect(read).toEqual({
            name: format.name === 'csv' ? null : title,
            description: tells ? about : null,
            items: items.map(kept[format.name]),
            rejected: [],
          });
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('cells for spreadsheets', () => {
  it('no cell begins like a formula, and every text comes back', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a'))
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        expect(guard(given)).not.toMatch(/^[=+\-@\t\r]/);
        expect(unguard(guard(given))).toBe(given);
      }),
    );
  });
});
