/**
 * M3U and M3U8, plain and extended: `#EXTM3U`, `#PLAYLIST:name`, and before each address
 * `#EXTINF:seconds,Artist - Title`, `#EXTART:artist`, `#EXTALB:album`. Text is UTF-8, with or without a
 * mark, or what Windows wrote before it (windows-1252, which holds Latin-1). Without `#EXTINF` the name
 * of the file must tell the names: `01 - Artist - Title.mp3`.
 */

import type { Rejection } from '../format.ts';
import { baseName } from '../recognition.ts';
import { rejectField } from '../rejection.ts';
import { listChunks } from '../text-chunks.ts';
import { addressOf, readItem } from './item-fields.ts';
import {
  ItemList,
  type PlaylistFormat,
  type PlaylistItem,
  type ReadPlaylist,
  readTitle,
  type WrittenPlaylist,
} from './playlist.ts';
import { textIn, utf8Text, wholePlaylist } from './playlist-bytes.ts';

/** What stands before an address. */
interface Told {
  readonly seconds?: number;
  readonly shown?: string;
  readonly artist?: string;
  readonly album?: string;
}

/** Attributes between the seconds and the comma (`tvg-id="a,b"`) may hold commas in quotes. */
const information = /^(-?\d+(?:\.\d+)?)?((?:\s+[\w-]+=(?:"[^"]*"|[^\s",]+))*)\s*(?:,(.*))?$/i;
/** What stands behind `#EXTINF:`, however many blanks are between. */
const toldIn = (line: string) => (/^#EXTINF:/i.test(line) ? line.slice(8).trim() : null);

/** "Artist - Title" at its first dash between blanks: in one pass, however many blanks there are. */
function divide(words: string): readonly [creator: string, title: string] | null {
  const at = /\s[-–—]\s/u.exec(words)?.index;
  return at === undefined ? null : [words.slice(0, at).trimEnd(), words.slice(at + 2).trimStart()];
}

function tell(line: string, told: Told): Told {
  const [, seconds, , shown] = information.exec(toldIn(line) ?? '') ?? [];
  if (shown !== undefined) return { ...told, shown: shown.trim(), seconds: Number(seconds ?? -1) };
  const [, directive = '', value = ''] = /^#(EXTART|EXTALB):(.*)$/i.exec(line) ?? [];
  if (value.trim() === '') return told;
  return directive.toUpperCase() === 'EXTART'
    ? { ...told, artist: value.trim() }
    : { ...told, album: value.trim() };
}

/** The words of a file's name: without folders, ending and number. */
function wordsOf(address: string): string {
  const name = baseName(address.split(/[?#]/, 1)[0] ?? '');
  let words = name;
  try {
    if (/^\w+:\/\//.test(address)) words = decodeURIComponent(name);
  } catch {
    // A percent sign that encodes nothing stands for itself.
  }
  return words
    .replace(/\.\w{2,4}$/, '')
    .replace(/^\d{1,3}\s*[-.]\s*|^\d{1,3}\s+(?=\S.* - )/, '')
    .trim();
}

function namesOf({ shown, artist }: Told, address: string) {
  const words = shown || wordsOf(address);
  if (artist !== undefined && words.startsWith(`${artist} - `)) {
    return { creator: artist, title: words.slice(artist.length + 3) };
  }
  const [creator, title] = divide(words) ?? [];
  if (title !== undefined) return { creator, title };
  return { creator: artist, title: words };
}

function readEntry(told: Told, address: string): PlaylistItem | Rejection {
  const { creator, title } = namesOf(told, address);
  if (creator === undefined) {
    const why = 'names no artist: it should be "Artist - Title"';
    return rejectField('missing-field', 'the entry', title || address, why);
  }
  return readItem({
    ...{ title, creator },
    album: told.album,
    duration: (told.seconds ?? -1) * 1000,
    annotation: null,
    addresses: [address],
    artists: [],
    addedAt: null,
  });
}

async function read(chunks: AsyncIterable<Uint8Array>): Promise<ReadPlaylist> {
  const bytes = await wholePlaylist(chunks);
  const text = textIn('utf-8', bytes) ?? textIn('windows-1252', bytes) ?? utf8Text(bytes);
  const list = new ItemList();
  let name: string | null = null;
  let told: Told = {};
  const end = (address: string) => {
    list.add(readEntry(told, address));
    told = {};
  };
  for (const line of text.split(/\r\n|\n|\r/).map((one) => one.trim())) {
    if (line === '') continue;
    if (!line.startsWith('#')) end(line);
    else if (/^#PLAYLIST:/i.test(line)) name ??= readTitle(line.slice(10));
    else {
      // An entry that has no address.
      if (told.shown !== undefined && /^#EXTINF:/i.test(line)) end('');
      told = tell(line, told);
    }
  }
  if (told.shown !== undefined) end('');
  return { name, description: null, items: list.items, rejected: list.rejected };
}

/** On one line: what breaks a line, or is no character to be seen, is a space. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** Where the track is; where nobody knows, what its file might be called. */
function addressFor({ track: { identities, artist, title } }: PlaylistItem): string {
  const [known] = identities.filter(({ kind }) => kind !== 'isrc');
  if (known === undefined) return plain(`${artist} - ${title}`).replace(/[/\\:*?"<>|#]/g, '_');
  return addressOf(known).replace('spotify:track:', 'https://open.spotify.com/track/');
}

function* entryTexts(items: Iterable<PlaylistItem>): Generator<string> {
  for (const item of items) {
    const { title, artist, album } = item.track;
    const seconds = item.durationMs === null ? -1 : Math.max(1, Math.round(item.durationMs / 1000));
    const lines = [
      `#EXTINF:${seconds},${plain(artist)} - ${plain(title)}`,
      `#EXTART:${plain(artist)}`,
      ...(album === null ? [] : [`#EXTALB:${plain(album)}`]),
      addressFor(item),
    ];
    yield `${lines.join('\n')}\n`;
  }
}

/** It has no place for a description, notes and times. */
function write({ name, items }: WrittenPlaylist): Iterable<string> {
  const open = `#EXTM3U\n#PLAYLIST:${plain(name)}\n`;
  return listChunks(entryTexts(items), { open, between: '', close: '' });
}

export const m3u: PlaylistFormat = {
  name: 'm3u',
  title: 'M3U',
  extension: 'm3u8',
  mediaType: 'audio/x-mpegurl',
  read,
  write,
};
