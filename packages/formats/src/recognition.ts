import type { Recognition } from './format.ts';
import { type HeadRows, readHeadRows } from './json/head-rows.ts';
import type { Layout } from './json/layout.ts';
import { isRow, type Row } from './json/records.ts';

/** How a format of JSON rows looks from outside. */
export interface RowsSignature {
  /** Base names that the service gives such files. */
  readonly fileName: RegExp;
  /** Fields that each of its rows has; `date.uts` is the field `uts` of the object `date`. */
  readonly fields: readonly string[];
}

/** A signature of files whose rows may stand elsewhere than in a mere list. */
export interface LaidOutSignature extends RowsSignature {
  readonly layout: Layout;
}

function listed(fields: readonly string[]): string {
  const some = fields.slice(0, 5).map((field) => field.slice(0, 40));
  return fields.length > 5 ? `${some.join(', ')}, …` : some.join(', ') || 'none';
}

/** The last part of a path, whichever slashes it is written with. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function hasField(row: Row, path: string): boolean {
  let value: unknown = row;
  for (const key of path.split('.')) {
    if (!isRow(value) || !Object.hasOwn(value, key)) return false;
    value = value[key];
  }
  return true;
}

function judge(fileName: string, head: HeadRows, signature: RowsSignature): Recognition {
  const { rows, failure } = head;
  const fits = rows.some((row) => signature.fields.every((field) => hasField(row, field)));
  if (fits) return { confidence: 1, why: `its records have ${listed(signature.fields)}` };
  const [first] = rows;
  if (first) {
    const fields = listed(Object.keys(first));
    const why = `its first record has the fields ${fields}, not ${listed(signature.fields)}`;
    return { confidence: 0, why };
  }
  if (failure) return { confidence: 0, why: failure };
  if (signature.fileName.test(baseName(fileName))) {
    return { confidence: 0.5, why: 'its name says so; its beginning shows no readable record' };
  }
  return {
    confidence: 0,
    why: 'its beginning shows no readable record, and its name says nothing',
  };
}

/**
 * Recognises a file by the fields of its first records, whatever it is called; one whole record among
 * damaged ones is enough. Where its beginning shows no record at all (an empty list, a huge record)
 * the name decides.
 */
export function recogniseRows(
  fileName: string,
  head: Uint8Array,
  signature: RowsSignature,
): Recognition {
  return judge(fileName, readHeadRows(head), signature);
}

/** As `recogniseRows`, where the rows stand as the layout says. */
export function recogniseLaidOut(
  fileName: string,
  head: Uint8Array,
  signature: LaidOutSignature,
): Recognition {
  return judge(fileName, readHeadRows(head, signature.layout), signature);
}
