import type { CatalogueNames, NamedSong } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { describe, expect, it } from 'vitest';
import { resolveSpelling } from './resolve-spelling.ts';
import { reviewPairs } from './review-pairs.ts';

type Entry = readonly [artist: string, title: string, plays?: number];

/** A library as it would be after these were imported; ids are places in the list, from 1. */
function library(entries: readonly Entry[], more: Partial<CatalogueNames> = {}): CatalogueNames {
  const artistIds = new Map<string, number>();
  const artists = new Map<number, CatalogueNames['artists'][number]>();
  const featured: { songId: number; artistId: number }[] = [];
  const idOf = (key: string) => artistIds.get(key) ?? artistIds.set(key, artistIds.size + 1).size;
  const songs = entries.map(([artist, title, plays = 1], i): NamedSong => {
    const { credits, songKey, songTitle } = resolveSpelling('test', namedTrack(title, artist));
    for (const { key, name, role } of credits) {
      const artistId = idOf(key);
      const before = artists.get(artistId)?.plays ?? 0;
      artists.set(artistId, { artistId, key, name, plays: before + (role === 'main' ? plays : 0) });
      if (role === 'featured') featured.push({ songId: i + 1, artistId });
    }
    const artistId = idOf(credits[0]?.key ?? '');
    return { songId: i + 1, artistId, key: songKey, title: songTitle, plays };
  });
  return {
    songs,
    artists: [...artists.values()],
    featured,
    spellings: [],
    differentSongs: [],
    differentArtists: [],
    ...more,
  };
}

const asked = (names: CatalogueNames) =>
  reviewPairs(names, 100).map(
    ({ kind, a, b }) => `${kind}: ${[a.name, b.name].sort().join(' | ')}`,
  );

describe('what is asked about', () => {
  const uncertain: [string, Entry[], string][] = [
    [
      'a word in a bracket',
      [
        ['X', 'Satisfaction'],
        ['X', "(I Can't Get No) Satisfaction"],
      ],
      'songs',
    ],
    [
      'a suffix nobody knows',
      [
        ['X', 'Breathe'],
        ['X', 'Breathe (In the Air)'],
      ],
      'songs',
    ],
    [
      'a slip',
      [
        ['X', 'Hyperballad'],
        ['X', 'Hyperbalad'],
      ],
      'songs',
    ],
    [
      'spaces',
      [
        ['X', 'Ghosttown'],
        ['X', 'Ghost Town'],
      ],
      'songs',
    ],
    [
      'an ending',
      [
        ['X', "Livin' on a Prayer"],
        ['X', 'Living on a Prayer'],
      ],
      'songs',
    ],
    [
      'romanisation',
      [
        ['Кино', 'Группа крови'],
        ['Кино', 'Gruppa krovi'],
      ],
      'songs',
    ],
    [
      'artists in other order',
      [
        ['David Bowie & Queen', 'Under Pressure'],
        ['Queen', 'Under Pressure'],
      ],
      'songs',
    ],
    [
      'an artist within another',
      [
        ['Bob Marley', 'Jamming'],
        ['Bob Marley & The Wailers', 'Jamming'],
      ],
      'songs',
    ],
    [
      'signs in a name',
      [
        ['AC/DC', 'A'],
        ['ACDC', 'B'],
      ],
      'artists',
    ],
    [
      'a transposed name',
      [
        ['Bowie David', 'A'],
        ['David Bowie', 'B'],
      ],
      'artists',
    ],
    [
      'an umlaut',
      [
        ['Die Ärzte', 'A'],
        ['Die Aerzte', 'B'],
      ],
      'artists',
    ],
    [
      'a slip in a name',
      [
        ['Metallica', 'A'],
        ['Metalica', 'B'],
      ],
      'artists',
    ],
    [
      'several artists',
      [
        ['Drake & Future', 'A'],
        ['Drake', 'B'],
        ['Future', 'C'],
      ],
      'split',
    ],
  ];
  it.each(uncertain)('%s', (_, entries, kind) => {
    expect(asked(library(entries)).some((pair) => pair.startsWith(kind))).toBe(true);
  });

  const certain: [string, Entry[]][] = [
    [
      'parts',
      [
        ['X', 'Suite Part 1'],
        ['X', 'Suite Part 2'],
      ],
    ],
    [
      'sequels',
      [
        ['X', 'The Unforgiven II'],
        ['X', 'The Unforgiven III'],
      ],
    ],
    [
      'years',
      [
        ['X', 'Summer 1979'],
        ['X', 'Summer 1999'],
      ],
    ],
    [
      'remixes',
      [
        ['X', 'Alive'],
        ['X', 'Alive (Four Tet Remix)'],
      ],
    ],
    [
      'covers',
      [
        ['Nine Inch Nails', 'Hurt'],
        ['Johnny Cash', 'Hurt'],
      ],
    ],
    [
      'short names',
      [
        ['Abba', 'A'],
        ['Alba', 'B'],
      ],
    ],
    [
      'a band that has a separator',
      [
        ['Simon & Garfunkel', 'A'],
        ['Simon', 'B'],
      ],
    ],
  ];
  it.each(certain)('not %s', (_, entries) => {
    expect(asked(library(entries))).toEqual([]);
  });

  it('one identity under two names that both are songs', () => {
    const names = library(
      [
        ['X', 'One Name'],
        ['Y', 'Quite Another'],
      ],
      {
        spellings: [
          { songId: 1, title: 'One Name', artist: 'X' },
          { songId: 1, title: 'Quite Another (Remastered)', artist: 'Y' },
        ],
      },
    );
    expect(asked(names)).toEqual(['songs: One Name – X | Quite Another – Y']);
  });

  it('the most played first, at most so many, and nothing that was answered', () => {
    const entries: Entry[] = [
      ['X', 'Hyperballad', 1],
      ['X', 'Hyperbalad', 1],
      ['Y', 'Ghost Town', 50],
      ['Y', 'Ghosttown', 1],
    ];
    expect(asked(library(entries))[0]).toBe('songs: Ghost Town – Y | Ghosttown – Y');
    expect(reviewPairs(library(entries), 1)).toHaveLength(1);
    expect(asked(library(entries, { differentSongs: [[4, 3]] }))).toEqual([
      'songs: Hyperbalad – X | Hyperballad – X',
    ]);
  });
});
