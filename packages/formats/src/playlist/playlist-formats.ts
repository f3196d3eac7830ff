import { detectDelimiter, scanHead } from '../csv/dialect.ts';
import { headBytes } from '../file-head.ts';
import { textStart } from '../json/layout.ts';
import { utf8Head } from '../utf16.ts';
import { namesPlaylist, playlistCsv } from './csv.ts';
import { jspf } from './jspf.ts';
import { m3u } from './m3u.ts';
import type { PlaylistFormat, ReadPlaylist } from './playlist.ts';
import { wholePlaylist } from './playlist-bytes.ts';
import { xspf } from './xspf.ts';

/** Every format in which playlists come and go. */
export const playlistFormats: readonly PlaylistFormat[] = [jspf, xspf, m3u, playlistCsv];

/** A playlist file and the format it is in. */
export interface PlaylistFile {
  readonly format: PlaylistFormat;
  readonly playlist: ReadPlaylist;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/**
 * Finds out what a file is, and reads it; null where it is no playlist. Throws FormatError where it
 * cannot be read as what it seems to be.
 */
export async function readPlaylist(
  fileName: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<PlaylistFile | null> {
  const bytes = await wholePlaylist(chunks);
  const format = recognisePlaylist(fileName, bytes.subarray(0, headBytes));
  return format === null ? null : { format, playlist: await format.read(once(bytes)) };
}

/** What a file is by its first bytes (up to 64 KiB); its name tells only plain M3U, which has no mark. */
export function recognisePlaylist(fileName: string, head: Uint8Array): PlaylistFormat | null {
  const bytes = utf8Head(head);
  const text = new TextDecoder().decode(bytes.subarray(textStart(bytes)));
  if (/^[{[]/.test(text)) return jspf;
  if (text.startsWith('<')) return xspf;
  if (/^#EXT(?:M3U|INF:)/im.test(text.slice(0, 4096)) || /\.m3u8?$/i.test(fileName)) return m3u;
  const [header = []] = scanHead(bytes, { delimiter: detectDelimiter(bytes), quotes: true });
  return namesPlaylist(header) ? playlistCsv : null;
}
