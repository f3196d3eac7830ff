import { namedTrack } from '../source-track.ts';
import type { PlaylistFormat, PlaylistItem, ReadPlaylist, WrittenPlaylist } from './playlist.ts';

/** Bytes a few at a time, so that no reader can hang on how they are cut. */
export async function* cut(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export function readText(format: PlaylistFormat, text: string): Promise<ReadPlaylist> {
  return format.read(cut(new TextEncoder().encode(text)));
}

export function textOf(format: PlaylistFormat, playlist: WrittenPlaylist): string {
  return [...format.write(playlist)].join('');
}

export function item(
  title: string,
  artist: string,
  more: Partial<PlaylistItem> = {},
): PlaylistItem {
  return { track: namedTrack(title, artist), durationMs: null, note: null, addedAt: null, ...more };
}
