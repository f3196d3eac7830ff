/** The lines of an archive that are no plays. */

import type { Rejection } from '../format.ts';
import { isRow, type Row } from '../json/records.ts';
import type { GivenVerdict, ListenerEntry } from '../listener-entry.ts';
import { rejectField } from '../rejection.ts';
import { readName, readNames } from '../row-fields.ts';
import { readConversation, readMessage } from './archive-conversation.ts';
import { isRejection, readMoment, type WitnessTable } from './archive-fields.ts';
import { readDecision } from './archive-identity.ts';
import { readPlaylist, readPlaylistEntry } from './archive-playlist.ts';
import { readSpelled, readTarget } from './archive-target.ts';

const verdicts: readonly GivenVerdict['verdict'][] = ['love', 'like', 'dislike', 'hide', 'not-now'];

type Reader<Entry> = (row: Row, witnesses: WitnessTable) => Entry | Rejection;

function readNumbers(value: unknown, field: string): Record<string, number> | Rejection {
  if (value === undefined || value === null) return {};
  if (!isRow(value)) return rejectField('bad-type', field, value, 'is not an object');
  const numbers = Object.entries(value).flatMap(([name, number]) =>
    typeof number === 'number' && Number.isFinite(number) ? [[name, number] as const] : [],
  );
  return Object.fromEntries(numbers);
}

function readNumber(value: unknown, field: string): number | Rejection {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return rejectField('bad-type', field, value, 'is not a number');
}

const verdict: Reader<ListenerEntry> = (row, witnesses) => {
  const given = verdicts.find((known) => known === row.verdict);
  if (given === undefined) {
    return rejectField('bad-type', 'verdict', row.verdict, `is none of ${verdicts.join(', ')}`);
  }
  const target = readTarget(row, witnesses);
  if (isRejection(target)) return target;
  if (target.track === null && target.artist === null) {
    return rejectField('missing-field', 'verdict', given, 'is on no track and no artist');
  }
  const at = readMoment(row.at, 'at');
  return typeof at === 'number' ? { kind: 'verdict', verdict: given, at, ...target } : at;
};

function readBound(value: unknown, field: string): number | null | Rejection {
  return value === undefined || value === null ? null : readMoment(value, field);
}

const exclusion: Reader<ListenerEntry> = (row, witnesses) => {
  const target = readTarget(row, witnesses);
  if (isRejection(target)) return target;
  const from = readBound(row.from, 'from');
  if (from !== null && typeof from !== 'number') return from;
  const to = readBound(row.to, 'to');
  if (to !== null && typeof to !== 'number') return to;
  return { kind: 'exclusion', from, to, ...target };
};

const deleted: Reader<ListenerEntry> = (row, witnesses) => {
  const witness = witnesses.read(row);
  return isRejection(witness) ? witness : { kind: 'deleted', ...witness };
};

const apart: Reader<ListenerEntry> = (row, witnesses) => {
  const at = readMoment(row.at, 'at');
  if (typeof at !== 'number') return at;
  const one = witnesses.read(isRow(row.one) ? row.one : {});
  if (isRejection(one)) return one;
  const other = witnesses.read(isRow(row.other) ? row.other : {});
  return isRejection(other) ? other : { kind: 'apart', at, one, other };
};

const zone: Reader<ListenerEntry> = (row) => {
  const source = readName(row.source, 'source');
  if (typeof source !== 'string') return source;
  const name = readName(row.zone, 'zone');
  return typeof name === 'string' ? { kind: 'zone', source, zone: name } : name;
};

/** A hundred years. */
const longestDays = 36_500;

function readDays(value: unknown, field: string): number | null | Rejection {
  if (value === undefined || value === null) return null;
  const isWhole = typeof value === 'number' && Number.isSafeInteger(value);
  if (isWhole && value >= 1 && value <= longestDays) return value;
  return rejectField('bad-type', field, value, `is not 1 to ${longestDays} days`);
}

const retention: Reader<ListenerEntry> = (row) => {
  const playsDays = readDays(row.playsDays, 'playsDays');
  if (playsDays !== null && typeof playsDays !== 'number') return playsDays;
  const shownDays = readDays(row.shownDays, 'shownDays');
  if (shownDays !== null && typeof shownDays !== 'number') return shownDays;
  return { kind: 'retention', playsDays, shownDays };
};

const saved: Reader<ListenerEntry> = (row, witnesses) => {
  const spelled = readSpelled(row, witnesses);
  if (isRejection(spelled)) return spelled;
  const savedAt = readBound(row.savedAt, 'savedAt');
  if (savedAt !== null && typeof savedAt !== 'number') return savedAt;
  const features = readNumbers(row.features, 'features');
  if (isRejection(features)) return features;
  const listed = Array.isArray(row.tags) && row.tags.length > 0;
  const tags = listed ? readNames(row.tags, 'tags') : [];
  if ('code' in tags) return tags;
  const source = readName(row.source, 'source');
  if (typeof source !== 'string') return source;
  return { kind: 'saved', ...spelled, savedAt, features, tags, source };
};

const shown: Reader<ListenerEntry> = (row, witnesses) => {
  const spelled = readSpelled(row, witnesses);
  if (isRejection(spelled)) return spelled;
  const at = readMoment(row.at, 'at');
  if (typeof at !== 'number') return at;
  const shelf = readName(row.shelf, 'shelf');
  if (typeof shelf !== 'string') return shelf;
  const model = readName(row.model, 'model');
  if (typeof model !== 'string') return model;
  const slot = readNumber(row.slot, 'slot');
  if (typeof slot !== 'number') return slot;
  const score = readNumber(row.score, 'score');
  if (typeof score !== 'number') return score;
  const propensity = readNumber(row.propensity, 'propensity');
  if (typeof propensity !== 'number') return propensity;
  const dial = row.familiarity ?? null;
  const familiarity = dial === null ? null : readNumber(dial, 'familiarity');
  if (familiarity !== null && typeof familiarity !== 'number') return familiarity;
  const adjustments = readNumbers(row.adjustments, 'adjustments');
  if (isRejection(adjustments)) return adjustments;
  const place = { at, shelf, slot: Math.trunc(slot) };
  return {
    kind: 'shown',
    ...spelled,
    ...place,
    score,
    model,
    familiarity,
    propensity,
    adjustments,
  };
};

const readers: ReadonlyMap<unknown, Reader<ListenerEntry>> = new Map([
  ['verdict', verdict],
  ['exclusion', exclusion],
  ['deleted', deleted],
  ['apart', apart],
  ['zone', zone],
  ['retention', retention],
  ['saved', saved],
  ['shown', shown],
  ['identity', readDecision],
  ['playlist', readPlaylist],
  ['playlist-entry', readPlaylistEntry],
  ['conversation', readConversation],
  ['message', readMessage],
]);

/** Reads a line by its kind. */
export function entryReader(witnesses: WitnessTable): (row: Row) => ListenerEntry | Rejection {
  return (row) => {
    const read = readers.get(row.kind);
    if (read) return read(row, witnesses);
    return rejectField('bad-type', 'kind', row.kind, 'is no kind of line that this release knows');
  };
}
