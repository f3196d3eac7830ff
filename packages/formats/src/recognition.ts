import type { Recognition } from './format.ts';
import { readHeadRows } from './json/head-rows.ts';

/** How a format of JSON rows looks from outside. */
export interface RowsSignature {
  /** Base names that the service gives such files. */
  readonly fileName: RegExp;
  /** Fields that each of its rows has. */
  readonly fields: readonly string[];
}

function listed(fields: readonly string[]): string {
  const some = fields.slice(0, 5).map((field) => field.slice(0, 40));
  return fields.length > 5 ? `${some.join(', ')}, …` : some.join(', ') || 'none';
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
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
  const { rows, failure } = readHeadRows(head);
  const fits = rows.some((row) => signature.fields.every((field) => Object.hasOwn(row, field)));
  if (fits) return { confidence: 1, why: `its records have ${listed(signature.fields)}` };
  const [first] = rows;
  if (first) {
    const fields = listed(Object.keys(first));
    const why = `its first record has the fields ${fields}, not ${listed(signature.fields)}`;
    return { confidence: 0, why };
  }
  if (failure) return { confidence: 0, why: failure.message };
  if (signature.fileName.test(baseName(fileName))) {
    return { confidence: 0.5, why: 'its name says so; its beginning shows no readable record' };
  }
  return {
    confidence: 0,
    why: 'its beginning shows no readable record, and its name says nothing',
  };
}
