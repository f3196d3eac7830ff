import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { FormatError } from '../error.ts';
import { jspf } from './jspf.ts';
import { m3u } from './m3u.ts';
import { cut, item, readText, textOf } from './playlist.fixture.ts';
import { mostItems, mostRead, type PlaylistFormat } from './playlist.ts';
import { playlistFormats, recognisePlaylist } from './playlist-formats.ts';
import { xspf } from './xspf.ts';

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

async function failure(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof FormatError) return error.code;
    throw error;
  }
  return 'read';
}

const track = '<track><title>T</title><creator>C</creator></track>';
const list = (tracks: string) =>
  `<playlist version="1" xmlns="http://xspf.org/ns/0/"><trackList>${tracks}</trackList></playlist>`;

describe('XSPF', () => {
  const attributes = Array.from({ length: 51 }, (_, n) => `a${n}=""`).join(' ');
  const laughs = Array.from(
    { length: 9 },
    (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
  ).join('');
  it.each([
    ['entities that grow', `<!DOCTYPE p [<!ENTITY l0 "ha">${laughs}]>${list('&l9;')}`],
    [
      'a file from the disk',
      `<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>${list('&x;')}`,
    ],
    ['a DTD from elsewhere', `<!DOCTYPE p SYSTEM "http://127.0.0.1:1/x.dtd">${list(track)}`],
    ['an entity nobody declared', list('<track><title>&x;</title></track>')],
    ['no end', list(track).slice(0, -5)],
    ['a second root', `${list(track)}${list(track)}`],
    ['another root', '<html xmlns="http://www.w3.org/1999/xhtml"></html>'],
    ['text alone', 'hello'],
    ['nothing', ''],
    ['elements without end', `<playlist>${'<a>'.repeat(100_000)}`],
    ['elements beyond number', `<playlist>${'<a/>'.repeat(250_001)}</playlist>`],
    ['attributes beyond number', list('').replace('<trackList>', `<trackList ${attributes}>`)],
  ])('is refused where it has %s', async (_, text) => {
    expect(await failure(readText(xspf, text))).toBe('not-xml');
  });

  it('is read in the encoding that it declares', async () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${list('<track><title>Café</title><creator>C</creator></track>')}`;
    const { items } = await xspf.read(cut(latin1(text)));
    expect(items[0]?.track.title).toBe('Café');
    const lying = latin1(text.replace('ISO-8859-1', 'UTF-8'));
    expect(await failure(xspf.read(cut(lying)))).toBe('wrong-encoding');
    const unknown = latin1(text.replace('ISO-8859-1', 'x-none'));
    expect(await failure(xspf.read(cut(unknown)))).toBe('wrong-encoding');
  });

  it('of a track, the names of an extension are not the names', async () => {
    const alien =
      '<extension application="x"><title>No</title><added_at>2024-01-01T00:00:00Z</added_at></extension>';
    const { items } = await readText(xspf, list(track.replace('</track>', `${alien}</track>`)));
    expect(items).toEqual([item('T', 'C')]);
  });
});

describe('M3U', () => {
  const text = '#EXTM3U\r\n#PLAYLIST:Café\r\n#EXTINF:3,Björk - Jóga\r\njoga.mp3\r\n';
  const utf16 = Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0), 0])]);
  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['Latin-1', latin1(text)],
    ['UTF-16 with a mark', utf16],
    ['lines that end in CR', latin1(text.replaceAll('\n', ''))],
  ])('is read in %s', async (_, bytes) => {
    expect(recognisePlaylist('', bytes)).toBe(m3u);
    const { name, items } = await m3u.read(cut(bytes));
    expect({ name, items }).toEqual({
      name: 'Café',
      items: [item('Jóga', 'Björk', { durationMs: 3000 })],
    });
  });

  it('a title cannot smuggle in lines of its own', () => {
    const items = [item('T\n#EXTINF:1,Evil - Twin\nevil.mp3', 'A\r\nB')];
    const lines = textOf(m3u, { name: 'N\nfile:///x', description: '', items }).split('\n');
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toHaveLength(1);
  });
});

describe('every format', () => {
  test.each(playlistFormats)(
    '$title: any bytes are read, refused or rejected, and nothing else',
    async (format) => {
      const bits = fc.constantFrom(
        ...['{"playlist":{"track":[', '{"title":"x","creator":', ']}}', '<playlist>', '<track>'],
        ...['#EXTINF:1,a - b\n', 'artist,track\n', '"', '\n', '\0', '\u{1f600}', 'x', ',', '&lt;'],
      );
      const bytes = fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.array(bits).map((parts) => new TextEncoder().encode(parts.join(''))),
      );
      await fc.assert(
        fc.asyncProperty(bytes, async (given) => {
          recognisePlaylist('x', given);
          await failure(format.read(cut(given)));
        }),
        { numRuns: 200 },
      );
    },
  );

  test.each(playlistFormats)(
    '$title: over 16 MiB is refused, also where it never ends',
    async (format) => {
      const endless = async function* () {
        for (;;) yield new Uint8Array(1 << 20).fill(0x20);
      };
      expect(await failure(format.read(endless()))).toBe('too-large');
    },
  );

  test.each(playlistFormats)(
    '$title: what is over the most that a playlist holds is rejected',
    async (format) => {
      const items = Array.from({ length: mostItems + 2 }, (_, n) => item(`T${n}`, 'A'));
      const read = await format.read(cut(bytesOf(format, items), 1 << 16));
      expect(read.items).toHaveLength(mostItems);
      expect(read.rejected.map(({ code }) => code)).toEqual(['too-many', 'too-many']);
    },
  );

  it('a list of more things than any playlist has is refused as a whole', async () => {
    const things = `{"playlist":{"track":[${'1,'.repeat(mostRead)}1]}}`;
    expect(await failure(readText(jspf, things))).toBe('too-large');
  });

  it('JSON that is no playlist is refused', async () => {
    for (const text of ['{}', '[]', '{"playlist":[]}', '{"playlist":3}', 'x', '{"playlist":{']) {
      expect(await failure(readText(jspf, text))).toBe('not-json');
    }
    expect((await readText(jspf, '{"playlist":{"__proto__":{"track":[1]}}}')).rejected).toEqual([]);
  });
});

function bytesOf(format: PlaylistFormat, items: readonly ReturnType<typeof item>[]): Uint8Array {
  return new TextEncoder().encode(textOf(format, { name: 'N', description: '', items }));
}
