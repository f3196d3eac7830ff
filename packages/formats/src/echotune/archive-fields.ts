/** The parts that lines of an archive share: tracks, witnesses, numbers. */

import { earliestStamp, latestStamp } from '../clock.ts';
import type { Rejection, SourceIdentity, SourceTrack } from '../format.ts';
import { isRow, type Row } from '../json/records.ts';
import type { NamedWitness } from '../listener-entry.ts';
import { rejectField, rejectMissing } from '../rejection.ts';
import { readDuration, readName, readNames, readOptionalName } from '../row-fields.ts';
import { identityKinds, mbidIn } from '../source-identity.ts';
import { spelledOut, unknownMs } from '../source-track.ts';

const mostIdentities = 200;
const mostTracks = 1 << 17;

export function isRejection(value: object): value is Rejection {
  return 'code' in value && 'reason' in value;
}

/** Epoch milliseconds within the times of recorded music services. */
export function readMoment(value: unknown, field: string): number | Rejection {
  if (value === undefined || value === null) return rejectMissing(field);
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    return rejectField('bad-time', field, value, 'is not a time in milliseconds since 1970');
  }
  if (value >= earliestStamp - 86_400_000 && value < latestStamp + 86_400_000) return value;
  return rejectField('time-out-of-range', field, value, 'is not between 2002 and 2099');
}

/** When something was made and last changed, which with its name says which one it is. */
export function readTimes(
  row: Row,
): { readonly createdAt: number; readonly updatedAt: number } | Rejection {
  const createdAt = readMoment(row.createdAt, 'createdAt');
  if (typeof createdAt !== 'number') return createdAt;
  const updatedAt = readMoment(row.updatedAt, 'updatedAt');
  return typeof updatedAt === 'number' ? { createdAt, updatedAt } : updatedAt;
}

/** An escape of NUL in JSON, not the characters "\\u0000" themselves. */
const nulInJson = /(?<!\\)(?:\\\\)*\\u0000/;

/** A JSON object that can be stored, of at most so many characters. */
export function readObject(
  value: unknown,
  field: string,
  longest: number,
): { readonly object: Row } | Rejection {
  if (!isRow(value)) return rejectField('bad-type', field, value, 'is not an object');
  const json = JSON.stringify(value);
  if (json.length > longest) {
    return rejectField('text-too-long', field, value, `has over ${longest} characters`);
  }
  if (nulInJson.test(json)) return { code: 'nul-byte', reason: `${field} holds a NUL character` };
  // In an object of its own: what a file holds could look like a rejection.
  return { object: value };
}

function readIdentities(value: unknown): readonly SourceIdentity[] | Rejection {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > mostIdentities) {
    return rejectField('bad-type', 'identities', value, 'is not a list of identities');
  }
  const identities: SourceIdentity[] = [];
  for (const one of value) {
    const kind = isRow(one) ? identityKinds.find((known) => known === one.kind) : undefined;
    const name = isRow(one) ? readName(one.value, 'identities.value') : null;
    if (kind === undefined || typeof name !== 'string') {
      return rejectField('bad-type', 'identities', value, 'holds something that is no identity');
    }
    identities.push({ kind, value: name });
  }
  return identities;
}

function readTrack(row: Row): SourceTrack | Rejection {
  const title = readName(row.title, 'track.title');
  if (typeof title !== 'string') return title;
  const artist = readName(row.artist, 'track.artist');
  if (typeof artist !== 'string') return artist;
  const id = readOptionalName(row.id, 'track.id');
  if (id !== null && typeof id !== 'string') return id;
  const album = readOptionalName(row.album, 'track.album');
  if (album !== null && typeof album !== 'string') return album;
  const listed = row.artists ?? null;
  const artists = listed === null ? null : readNames(listed, 'track.artists');
  if (artists !== null && 'code' in artists) return artists;
  const identities = readIdentities(row.identities);
  if ('code' in identities) return identities;
  const releaseMbid = mbidIn(row.releaseMbid);
  const names = { id, title, artist, artists, album, identities };
  return releaseMbid === null ? names : { ...names, releaseMbid };
}

/** Reads tracks and witnesses; equal tracks are one object. */
export class WitnessTable {
  readonly #tracks = new Map<string, SourceTrack>();

  track(value: unknown): SourceTrack | Rejection {
    if (value === undefined || value === null) return rejectMissing('track');
    if (!isRow(value)) return rejectField('bad-type', 'track', value, 'is not an object');
    const track = readTrack(value);
    if (isRejection(track)) return track;
    const key = spelledOut(track);
    const known = this.#tracks.get(key);
    if (known !== undefined) return known;
    if (this.#tracks.size >= mostTracks) this.#tracks.clear();
    this.#tracks.set(key, track);
    return track;
  }

  read(row: Row): NamedWitness | Rejection {
    const source = readName(row.source, 'source');
    if (typeof source !== 'string') return source;
    const track = this.track(row.track);
    if (isRejection(track)) return track;
    const stampedAt = readMoment(row.stampedAt, 'stampedAt');
    if (typeof stampedAt !== 'number') return stampedAt;
    const startedAt = readMoment(row.startedAt, 'startedAt');
    if (typeof startedAt !== 'number') return startedAt;
    const msPlayed =
      row.msPlayed === unknownMs ? unknownMs : readDuration(row.msPlayed, 'msPlayed');
    if (typeof msPlayed !== 'number') return msPlayed;
    return { source, track, stampedAt, startedAt, msPlayed };
  }
}
