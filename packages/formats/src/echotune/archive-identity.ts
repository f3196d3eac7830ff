/** Lines of an archive that say what somebody decided about names. */

import type { Rejection } from '../format.ts';
import { isRow, type Row } from '../json/records.ts';
import type { DecidedIdentity, DecidedTarget } from '../listener-entry.ts';
import { rejectField, rejectMissing } from '../rejection.ts';
import { readName, readNames } from '../row-fields.ts';
import { isRejection, readMoment, type WitnessTable } from './archive-fields.ts';
import { readTarget } from './archive-target.ts';

interface Form {
  readonly decision: DecidedIdentity['decision'];
  /** How the line names what it is about. */
  readonly by: 'track' | 'artist';
  readonly isOfTwo: boolean;
  /** Names that it gives, at least. */
  readonly names: number;
}

const forms: readonly Form[] = [
  { decision: 'merge-songs', by: 'track', isOfTwo: true, names: 0 },
  { decision: 'merge-artists', by: 'artist', isOfTwo: true, names: 0 },
  { decision: 'part-track', by: 'track', isOfTwo: false, names: 0 },
  { decision: 'move-track', by: 'track', isOfTwo: true, names: 0 },
  { decision: 'rename-song', by: 'track', isOfTwo: false, names: 1 },
  { decision: 'rename-artist', by: 'artist', isOfTwo: false, names: 1 },
  { decision: 'split-artist', by: 'artist', isOfTwo: false, names: 2 },
  { decision: 'different-songs', by: 'track', isOfTwo: true, names: 0 },
  { decision: 'different-artists', by: 'artist', isOfTwo: true, names: 0 },
];

/** Characters (UTF-16 code units) of a name that somebody gives. */
const longestName = 1000;

function readGiven(row: Row, { names: least }: Form): readonly string[] | Rejection {
  if (least === 0) return [];
  const names = readNames(row.names, 'names');
  if ('code' in names) return names;
  const isRight = least === 1 ? names.length === 1 : names.length >= least;
  if (!isRight) {
    const why = least === 1 ? 'holds more than one name' : 'names fewer than two artists';
    return rejectField('bad-type', 'names', names, why);
  }
  const endless = names.find((name) => name.length > longestName);
  if (endless === undefined) return names;
  return rejectField('text-too-long', 'names', endless, `has over ${longestName} characters`);
}

function readDecided(
  value: unknown,
  field: 'of' | 'into',
  { by }: Form,
  witnesses: WitnessTable,
): DecidedTarget | Rejection {
  if (value === undefined || value === null) return rejectMissing(field);
  if (!isRow(value)) return rejectField('bad-type', field, value, 'is not an object');
  const target = readTarget(value, witnesses);
  if (isRejection(target)) return target;
  if (target[by] === null) return rejectMissing(`${field}.${by}`);
  return value.parted === true ? { ...target, parted: true } : target;
}

/** Reads such a line. */
export function readDecision(row: Row, witnesses: WitnessTable): DecidedIdentity | Rejection {
  const form = forms.find(({ decision }) => decision === row.decision);
  if (form === undefined) {
    const why = 'is no decision that this release knows';
    return rejectField('bad-type', 'decision', row.decision, why);
  }
  const of = readDecided(row.of, 'of', form, witnesses);
  if (isRejection(of)) return of;
  const into = form.isOfTwo ? readDecided(row.into, 'into', form, witnesses) : null;
  if (into !== null && isRejection(into)) return into;
  const names = readGiven(row, form);
  if ('code' in names) return names;
  const at = readMoment(row.at, 'at');
  if (typeof at !== 'number') return at;
  const by = readName(row.by, 'by');
  if (typeof by !== 'string') return by;
  return { kind: 'identity', decision: form.decision, of, into, names, at, by };
}
