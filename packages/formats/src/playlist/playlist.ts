/** What the playlist formats share: a playlist as a file tells it. */

import { FormatError } from '../error.ts';
import type { Rejection } from '../format.ts';
import type { SourceTrack } from '../source-track.ts';

/** One place in a playlist. */
export interface PlaylistItem {
  readonly track: SourceTrack;
  /** Length of the recording in milliseconds; null where it is not told. */
  readonly durationMs: number | null;
  /** Why it is in the playlist, or whatever else somebody wrote beside it. */
  readonly note: string | null;
  /** UTC epoch milliseconds; null where it is not told. */
  readonly addedAt: number | null;
}

/** What a writer is given. */
export interface WrittenPlaylist {
  readonly name: string;
  readonly description: string;
  readonly items: Iterable<PlaylistItem>;
}

/** What a reader made of a file; items and rejected ones together are all that stand in it. */
export interface ReadPlaylist {
  /** Null where the file does not say. */
  readonly name: string | null;
  readonly description: string | null;
  readonly items: readonly PlaylistItem[];
  readonly rejected: readonly RejectedItem[];
}

export interface RejectedItem extends Rejection {
  /** Position in the file, from 0. */
  readonly record: number;
}

/**
 * A format in which playlists come and go. Pure: bytes in, text out. A playlist is a page and no
 * history: files over 16 MiB are refused and items after the 10,000th rejected, so memory is bounded.
 */
export interface PlaylistFormat {
  readonly name: 'jspf' | 'xspf' | 'm3u' | 'csv';
  readonly title: string;
  /** Of a file that is written, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Throws FormatError where the file as a whole cannot be read; a bad item is rejected alone. */
  read(chunks: AsyncIterable<Uint8Array>): Promise<ReadPlaylist>;
  /** Chunks of text, to be written in UTF-8. */
  write(playlist: WrittenPlaylist): Iterable<string>;
}

/** As many as Spotify allows. */
export const mostItems = 10_000;
/** Of what is no playlist any more not even the rejections are told one by one. */
export const mostRead = 100_000;
const longestNote = 2000;
const longestName = 200;
const longestDurationMs = 86_400_000;

/** Gathers the items of a file in their order. */
export class ItemList {
  readonly items: PlaylistItem[] = [];
  readonly rejected: RejectedItem[] = [];

  add(read: PlaylistItem | Rejection): void {
    const record = this.items.length + this.rejected.length;
    if (record === mostRead) {
      const what = `the file has over ${mostRead.toLocaleString('en')} tracks: that is no playlist`;
      throw new FormatError('too-large', what, { byte: 0, record });
    }
    if ('code' in read) this.rejected.push({ record, ...read });
    else if (this.items.length < mostItems) this.items.push(read);
    else {
      const reason = `the playlist has over ${mostItems.toLocaleString('en')} tracks`;
      this.rejected.push({ record, code: 'too-many', reason });
    }
  }
}

function readText(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return null;
  const text = value.replaceAll('\0', '').trim().slice(0, longest).toWellFormed();
  return text === '' ? null : text;
}

/** What is written beside a track or a playlist: cut where it is endless, for no track hangs on it. */
export function readNote(value: unknown): string | null {
  return readText(value, longestNote);
}

/** A playlist's name. */
export function readTitle(value: unknown): string | null {
  return readText(value, longestName);
}

/** A recording's length in milliseconds; null for what cannot be one. */
export function readDurationMs(value: unknown): number | null {
  const ms = Math.round(Number(value ?? Number.NaN));
  return ms > 0 && ms <= longestDurationMs ? ms : null;
}
