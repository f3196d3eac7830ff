/**
 * JSPF (xspf.org/jspf), XSPF as JSON, with MusicBrainz' extension as ListenBrainz writes it. Lists may
 * be single values, and extensions lists of objects: programs disagree.
 */

import { FormatError } from '../error.ts';
import { isRow, type Row } from '../json/records.ts';
import { listChunks } from '../text-chunks.ts';
import {
  addedAtText,
  addressesOf,
  playlistExtension,
  readItem,
  trackExtension,
} from './item-fields.ts';
import {
  ItemList,
  type PlaylistFormat,
  type PlaylistItem,
  type ReadPlaylist,
  readNote,
  readTitle,
  type WrittenPlaylist,
} from './playlist.ts';
import { utf8Text, wholePlaylist } from './playlist-bytes.ts';

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The object at a key, or the first of a list of them. */
function rowAt(row: Row, key: string): Row {
  return listOf(row[key]).find(isRow) ?? {};
}

function problem(code: 'not-json' | 'truncated', message: string): FormatError {
  return new FormatError(code, message, { byte: 0, record: 0 });
}

function playlistIn(text: string): Row {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    throw problem('not-json', 'the file is not valid JSON, or ends too early');
  }
  const whole = listOf(root).find(isRow);
  const playlist = whole && listOf(whole.playlist).find(isRow);
  if (playlist === undefined) throw problem('not-json', 'the JSON holds no "playlist"');
  return playlist;
}

function readTrack(value: unknown) {
  if (!isRow(value)) {
    return { code: 'not-an-object', reason: 'the track is not a JSON object' } as const;
  }
  const told = rowAt(rowAt(value, 'extension'), trackExtension);
  const artists = listOf(rowAt(told, 'additional_metadata').artists);
  return readItem({
    title: value.title,
    creator: value.creator,
    album: value.album,
    duration: value.duration,
    annotation: value.annotation,
    addresses: [...listOf(value.identifier), ...listOf(value.location)],
    artists: artists.map((artist) => (isRow(artist) ? artist.artist_credit_name : null)),
    addedAt: told.added_at,
  });
}

async function read(chunks: AsyncIterable<Uint8Array>): Promise<ReadPlaylist> {
  const playlist = playlistIn(utf8Text(await wholePlaylist(chunks)));
  const list = new ItemList();
  for (const track of listOf(playlist.track)) list.add(readTrack(track));
  return {
    name: readTitle(playlist.title),
    description: readNote(playlist.annotation),
    items: list.items,
    rejected: list.rejected,
  };
}

function trackText({ track, durationMs, note, addedAt }: PlaylistItem): string {
  const { title, artist, artists, album, identities } = track;
  const told = {
    ...(addedAt !== null && { added_at: addedAtText(addedAt) }),
    ...(artists !== null && {
      additional_metadata: { artists: artists.map((name) => ({ artist_credit_name: name })) },
    }),
  };
  return JSON.stringify({
    ...(identities.length > 0 && { identifier: addressesOf(identities) }),
    title,
    creator: artist,
    ...(album !== null && { album }),
    ...(durationMs !== null && { duration: durationMs }),
    ...(note !== null && { annotation: note }),
    ...(Object.keys(told).length > 0 && { extension: { [trackExtension]: told } }),
  });
}

function* trackTexts(items: Iterable<PlaylistItem>): Generator<string> {
  for (const item of items) yield trackText(item);
}

function write({ name, description, items }: WrittenPlaylist): Iterable<string> {
  const head = JSON.stringify({
    title: name,
    ...(description !== '' && { annotation: description }),
    // Without it ListenBrainz takes no playlist.
    extension: { [playlistExtension]: { public: false } },
  });
  return listChunks(trackTexts(items), {
    open: `{"playlist":${head.slice(0, -1)},"track":[\n`,
    between: ',\n',
    close: '\n]}}\n',
  });
}

export const jspf: PlaylistFormat = {
  name: 'jspf',
  title: 'JSPF',
  extension: 'jspf',
  mediaType: 'application/jspf+json',
  read,
  write,
};
