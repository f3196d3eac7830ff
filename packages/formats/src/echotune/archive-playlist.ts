/** The lines of an archive that hold playlists: one for each, and one for each place in it. */

import type { Rejection } from '../format.ts';
import { isRow, type Row } from '../json/records.ts';
import type { KeptPlaylist, KeptPlaylistEntry, SpelledSeed } from '../listener-entry.ts';
import { mostItems } from '../playlist/playlist.ts';
import { rejectField } from '../rejection.ts';
import { readName, readOptionalName } from '../row-fields.ts';
import {
  isRejection,
  readMoment,
  readObject,
  readTimes,
  type WitnessTable,
} from './archive-fields.ts';
import { readSpelled } from './archive-target.ts';

const longestName = 200;
const longestRules = 10_000;
const mostSeeds = 1000;

function readPlaylistName(value: unknown, field: string): string | Rejection {
  const name = readName(value, field);
  if (typeof name !== 'string' || name.length <= longestName) return name;
  return rejectField('text-too-long', field, name, `has over ${longestName} characters`);
}

function readRules(value: unknown): Pick<KeptPlaylist, 'rules'> | Rejection {
  if (value === undefined || value === null) return { rules: null };
  const read = readObject(value, 'rules', longestRules);
  return isRejection(read) ? read : { rules: read.object };
}

function readSeeds(value: unknown, witnesses: WitnessTable): readonly SpelledSeed[] | Rejection {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > mostSeeds) {
    return rejectField('bad-type', 'seeds', value, 'is not a list of tracks');
  }
  const seeds: SpelledSeed[] = [];
  for (const one of value) {
    const seed = readSpelled(isRow(one) ? one : {}, witnesses);
    if (isRejection(seed)) return seed;
    seeds.push(seed);
  }
  return seeds;
}

export function readPlaylist(row: Row, witnesses: WitnessTable): KeptPlaylist | Rejection {
  const name = readPlaylistName(row.name, 'name');
  if (typeof name !== 'string') return name;
  const description = readOptionalName(row.description, 'description');
  if (description !== null && typeof description !== 'string') return description;
  const read = readRules(row.rules);
  if ('code' in read) return read;
  const seeds = readSeeds(row.seeds, witnesses);
  if ('code' in seeds) return seeds;
  const times = readTimes(row);
  if (isRejection(times)) return times;
  const filled = row.filledAt ?? null;
  const filledAt = filled === null ? null : readMoment(filled, 'filledAt');
  if (filledAt !== null && typeof filledAt !== 'number') return filledAt;
  const wanted = row.refresh === 'daily' || row.refresh === 'weekly' ? row.refresh : null;
  const refresh = read.rules === null ? null : wanted;
  const texts = { name, description: description ?? '' };
  return { kind: 'playlist', ...texts, ...read, seeds, refresh, ...times, filledAt };
}

function readPosition(value: unknown): number | Rejection {
  const isPlace = typeof value === 'number' && Number.isInteger(value);
  if (isPlace && value >= 0 && value < mostItems) return value;
  return rejectField('bad-type', 'position', value, `is not a place from 0 to ${mostItems - 1}`);
}

export function readPlaylistEntry(
  row: Row,
  witnesses: WitnessTable,
): KeptPlaylistEntry | Rejection {
  const playlist = readPlaylistName(row.playlist, 'playlist');
  if (typeof playlist !== 'string') return playlist;
  const times = readTimes(row);
  if (isRejection(times)) return times;
  const position = readPosition(row.position);
  if (typeof position !== 'number') return position;
  const spelled = readSpelled(row, witnesses);
  if (isRejection(spelled)) return spelled;
  const reason = readOptionalName(row.reason, 'reason');
  if (reason !== null && typeof reason !== 'string') return reason;
  const addedAt = readMoment(row.addedAt, 'addedAt');
  if (typeof addedAt !== 'number') return addedAt;
  return { kind: 'playlist-entry', playlist, ...times, position, ...spelled, reason, addedAt };
}
