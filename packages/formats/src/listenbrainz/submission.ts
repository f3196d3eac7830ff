/**
 * What a ListenBrainz client submits (`POST /1/submit-listens`), within the limits that the service
 * documents: https://listenbrainz.readthedocs.io/en/latest/users/json.html. Top-level keys that it does
 * not know it refuses; here they are passed over, as they harm nobody.
 */

import type { PlayRecord, Rejection, SourceTrack } from '../format.ts';
import { nestedDeeperThan } from '../json/nesting.ts';
import { isRow, type Row } from '../json/records.ts';
import { readLength } from '../row-fields.ts';
import { listenReader } from './listen.ts';
import { refusedInfo } from './submitted-info.ts';

export const mostListens = 1000;
export const listenLimitBytes = 10_240;

/** 1 October 2002, IST: before Last.fm there was nothing to submit. */
const earliestSeconds = 1_033_410_600;
/** Clocks may be an hour ahead. */
const skewSeconds = 3600;
/** No client nests deeper than three. */
const deepest = 32;
const nulEscape = /(?<!\\)(?:\\\\)*\\u0000/;

export type Submission =
  | { readonly kind: 'listens'; readonly plays: readonly PlayRecord[] }
  | {
      readonly kind: 'playing-now';
      readonly track: SourceTrack;
      /** Null where it is not told. */
      readonly durationMs: number | null;
    };

/** Why nothing of a submission is taken, in a sentence for the client. */
export interface RefusedSubmission {
  readonly refused: string;
}

function refuse(refused: string): RefusedSubmission {
  return { refused };
}

function parseDocument(body: Uint8Array): { readonly value: unknown } | RefusedSubmission {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    if (nestedDeeperThan(text, deepest))
      return refuse(`JSON document is nested over ${deepest} deep.`);
    if (nulEscape.test(text)) return refuse('JSON document contains a unicode null.');
    return { value: JSON.parse(text) };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'it is no JSON';
    return refuse(`Cannot parse JSON document: ${why.slice(0, 200)}`);
  }
}

/** Why the document as a whole is refused; null where it is not. */
function refusedWhole(listens: readonly unknown[], kind: unknown, bytes: number): string | null {
  if (kind !== 'single' && kind !== 'playing_now' && kind !== 'import') {
    return 'JSON document requires a valid listen_type key.';
  }
  if (listens.length === 0) return 'JSON document does not contain any listens';
  if (listens.length > mostListens) {
    return `Too many listens. You may not submit more than ${mostListens} listens at once.`;
  }
  if (kind !== 'import' && listens.length > 1) {
    return 'JSON document contains more than listen for a single/playing_now. It should contain only one.';
  }
  const tooLarge =
    bytes > listens.length * listenLimitBytes ||
    (bytes > listenLimitBytes && listens.some(isTooLarge));
  if (!tooLarge) return null;
  return `JSON document is too large. Listens may not be larger than ${listenLimitBytes} bytes.`;
}

function isTooLarge(listen: unknown): boolean {
  return new TextEncoder().encode(JSON.stringify(listen)).length > listenLimitBytes;
}

function refusedTime({ listened_at: at }: Row, nowSeconds: number): string | null {
  if (at === undefined) return 'JSON document must contain the key listened_at at the top level.';
  const seconds = typeof at === 'string' && /^\d{1,15}$/.test(at) ? Number(at) : at;
  if (typeof seconds !== 'number')
    return 'JSON document must contain an int value for listened_at.';
  if (seconds > nowSeconds + skewSeconds) return 'Value for key listened_at is too high.';
  if (seconds >= earliestSeconds) return null;
  return `Value for key listened_at is too low. It should be at least ${earliestSeconds} (2002-09-30 18:30 UTC).`;
}

function infoOf(listen: Row): Row | null {
  const metadata = listen.track_metadata;
  const info = isRow(metadata) ? metadata.additional_info : null;
  return isRow(info) ? info : null;
}

function refusedListen(listen: Row, kind: unknown, nowSeconds: number): string | null {
  if (kind !== 'playing_now') {
    const time = refusedTime(listen, nowSeconds);
    if (time !== null) return time;
  } else if (listen.listened_at !== undefined) {
    return 'JSON document must not contain listened_at while submitting playing_now.';
  }
  const info = infoOf(listen);
  return info === null ? null : refusedInfo(info);
}

function readListen(
  listen: unknown,
  kind: unknown,
  now: number,
  read: ReturnType<typeof listenReader>,
): PlayRecord | Rejection {
  const unreadable = (reason: string): Rejection => ({ code: 'bad-type', reason });
  if (!isRow(listen)) return unreadable('Listen is empty and cannot be validated.');
  const nowSeconds = Math.floor(now / 1000);
  const refused = refusedListen(listen, kind, nowSeconds);
  if (refused !== null) return unreadable(refused);
  const { track_metadata } = listen;
  const listened_at = kind === 'playing_now' ? nowSeconds : listen.listened_at;
  const outcome = read({ listened_at, track_metadata });
  return typeof outcome === 'string' ? unreadable(`The listen is ${outcome}.`) : outcome;
}

function durationOf(listen: unknown): number | null {
  const info = isRow(listen) ? infoOf(listen) : null;
  if (info === null) return null;
  return (
    readLength(info.duration_ms, 'milliseconds') ?? readLength(info.duration, 'seconds') ?? null
  );
}

/** Reads a submission: all of it, or why none. `now` is UTC epoch milliseconds. */
export function readSubmission(body: Uint8Array, now: number): Submission | RefusedSubmission {
  const parsed = parseDocument(body);
  if ('refused' in parsed) return parsed;
  const document = parsed.value;
  if (!isRow(document) || !Array.isArray(document.payload)) {
    return refuse('Invalid JSON document submitted.');
  }
  const listens: readonly unknown[] = document.payload;
  const kind = document.listen_type;
  const refused = refusedWhole(listens, kind, body.length);
  if (refused !== null) return refuse(refused);
  const read = listenReader();
  const plays: PlayRecord[] = [];
  for (const [index, listen] of listens.entries()) {
    const play = readListen(listen, kind, now, read);
    if ('code' in play) {
      return refuse(listens.length === 1 ? play.reason : `payload[${index}]: ${play.reason}`);
    }
    plays.push(play);
  }
  const [first] = plays;
  if (kind !== 'playing_now' || first === undefined) return { kind: 'listens', plays };
  return { kind: 'playing-now', track: first.track, durationMs: durationOf(listens[0]) };
}
