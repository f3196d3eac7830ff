import { playlistFormats } from '@echotune/formats';
import { describe, expect, it } from 'vitest';
import { scrobblerAddress } from '../compatible/scrobbler-address.ts';
import { scrubbed, withoutQuoted } from '../log/scrub.ts';

/**
 * Texts on which a pattern that goes back and forth would be at it for hours: each is read in less than the time
 * that a test may take.
 */
const million = 1_000_000;
const shapes: Readonly<Record<string, (length: number) => string>> = {
  blanks: (length) => `a${' '.repeat(length)}x`,
  dashes: (length) => ' - '.repeat(length / 3),
  'blanks and dashes': (length) => `a${' -'.repeat(length / 2)}`,
  slashes: (length) => '/'.repeat(length),
  brackets: (length) => `${'('.repeat(length)}a`,
  quotes: (length) => `"'`.repeat(length / 2),
  mails: (length) => 'a.'.repeat(length / 2),
  digits: (length) => `1${'0'.repeat(length)}x`,
};

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

describe.each(Object.keys(shapes))('a million %s', (name) => {
  const text = shapes[name]?.(million) ?? '';

  it.each(playlistFormats)(
    'in a playlist as $name',
    async ({ name: format, read }) => {
      const files = {
        m3u: `#EXTM3U\n#EXTINF:${text}\nx.mp3\n#EXTINF:1,${text}\n${text}.mp3\n01 ${text}\n`,
        csv: `artist,title\n"${text.replaceAll('"', '')}",b\n`,
        jspf: JSON.stringify({
          playlist: { title: text, track: [{ title: text, creator: text }] },
        }),
        xspf: `<?xml version="1.0" ${text.replaceAll(/["'<(]/g, '')}?><playlist/>`,
      };
      await Promise.resolve(read(chunks(files[format]))).catch(() => {});
    },
    20_000,
  );

  it('in an address, and in the log', () => {
    expect(scrobblerAddress(`/1${text}/listenbrainz`)).toBeTypeOf('string');
    expect(scrubbed(text).length).toBeLessThanOrEqual(5_000);
    expect(withoutQuoted(text).length).toBeLessThanOrEqual(5_000);
  }, 20_000);
});

it('an M3U entry is still divided where it was', async () => {
  const m3u = playlistFormats.find(({ name }) => name === 'm3u');
  const lines = [
    '#EXTINF:-1 tvg-id="a,b" x=y,Noor  –  Glass - live',
    'x.mp3',
    '#EXTINF:  12 , A - B',
    'y',
    '03 Ostrava - Moss.mp3',
  ];
  const { items } = (await m3u?.read(chunks(lines.join('\n')))) ?? { items: [] };
  expect(items.map(({ track }) => [track.artist, track.title])).toEqual([
    ['Noor', 'Glass - live'],
    ['A', 'B'],
    ['Ostrava', 'Moss'],
  ]);
});
