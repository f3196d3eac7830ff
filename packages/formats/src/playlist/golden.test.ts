/**
 * Each file in golden/playlists holds what a case shows, a playlist as a program might write it, and
 * what is read from it; `written.txt` the same playlist in every format. `npx vitest -u` rewrites
 * what follows; review the difference.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { namedTrack } from '../source-track.ts';
import { item, readText, textOf } from './playlist.fixture.ts';
import type { PlaylistItem, ReadPlaylist } from './playlist.ts';
import { playlistFormats, recognisePlaylist } from './playlist-formats.ts';

const folder = fileURLToPath(new URL('../../../../golden/playlists/', import.meta.url));
const cases = readdirSync(folder).filter((name) => name.endsWith('.golden'));

function describeItem({ track, durationMs, note, addedAt }: PlaylistItem): string {
  const names = [track.artist, track.title, track.album].map((name) => JSON.stringify(name));
  return [
    names.join(' / '),
    track.artists && `artists ${track.artists.map((name) => JSON.stringify(name)).join(', ')}`,
    ...track.identities.map(({ kind, value }) => `${kind} ${value}`),
    durationMs !== null && `${durationMs} ms`,
    note !== null && `note ${JSON.stringify(note)}`,
    addedAt !== null && `added ${new Date(addedAt).toISOString()}`,
  ]
    .filter(Boolean)
    .join('\n    ');
}

function describePlaylist({ name, description, items, rejected }: ReadPlaylist): string[] {
  return [
    `name ${JSON.stringify(name)}, description ${JSON.stringify(description)}`,
    ...items.map(describeItem),
    ...rejected.map(({ record, code, reason }) => `rejected ${record}, ${code}: ${reason}`),
  ];
}

describe('golden/playlists', () => {
  test.each(cases)('%s', async (name) => {
    const golden = readFileSync(folder + name, 'utf8');
    const [about, file = '', input = ''] = golden.split(/^---- (.*)\n/m);
    const text = input.trimEnd();
    const format = recognisePlaylist(file, new TextEncoder().encode(text));
    if (format === null) throw new Error(`${file} is not recognised`);
    const lines = [`read as ${format.title}`, ...describePlaylist(await readText(format, text))];
    const rendered = `${about}---- ${file}\n${input}---- becomes\n${lines.join('\n')}\n`;
    await expect(rendered).toMatchFileSnapshot(folder + name);
  });

  test('written.txt', async () => {
    const full = namedTrack('Paper Lanterns', 'Orla Quist feat. Miro Vane', {
      id: 'spotify:track:0123456789abcdefghijAB',
      album: 'Tidal Rooms',
      artists: ['Orla Quist', 'Miro Vane'],
      identities: [
        { kind: 'spotify-track', value: 'spotify:track:0123456789abcdefghijAB' },
        { kind: 'recording-mbid', value: '0f1e2d3c-4b5a-4678-8796-a5b4c3d2e1f0' },
        { kind: 'isrc', value: 'GBAYE0601498' },
      ],
    });
    const note = 'You played it 14 times since May 2021, last on Sunday';
    const items = [
      item('', '', { track: full, durationMs: 215_000, note, addedAt: Date.UTC(2024, 4, 6) }),
      item('=1+1 & <Sons>', 'Bell "Quoted" Harrow'),
    ];
    const parts = playlistFormats.map((format) => {
      const text = textOf(format, {
        name: 'Rain & Thunder',
        description: 'For long drives',
        items,
      });
      return `---- ${format.title}, .${format.extension}, ${format.mediaType}\n${text}`;
    });
    await expect(parts.join('')).toMatchFileSnapshot(`${folder}written.txt`);
  });
});
