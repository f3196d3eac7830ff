/** What a line of an archive is about: a track as a source spells it, or an artist by name. */

import type { Rejection, SourceTrack } from '../format.ts';
import type { Row } from '../json/records.ts';
import type { NamedTarget } from '../listener-entry.ts';
import { readName, readOptionalName } from '../row-fields.ts';
import { isRejection, type WitnessTable } from './archive-fields.ts';

/** A line's track and, where it says so, whose spelling that is. */
export function readSpelled(
  row: Row,
  witnesses: WitnessTable,
): { readonly track: SourceTrack; readonly spelledBy?: string } | Rejection {
  const track = witnesses.track(row.track);
  if (isRejection(track)) return track;
  const spelledBy = readOptionalName(row.spelledBy, 'spelledBy');
  if (spelledBy === null) return { track };
  return typeof spelledBy === 'string' ? { track, spelledBy } : spelledBy;
}

/** A song by a track, an artist by name, or neither where the line names none. */
export function readTarget(row: Row, witnesses: WitnessTable): NamedTarget | Rejection {
  if (row.track !== undefined && row.track !== null) {
    const spelled = readSpelled(row, witnesses);
    return isRejection(spelled) ? spelled : { ...spelled, artist: null };
  }
  if (row.artist === undefined || row.artist === null) return { track: null, artist: null };
  const artist = readName(row.artist, 'artist');
  return typeof artist === 'string' ? { track: null, artist } : artist;
}
