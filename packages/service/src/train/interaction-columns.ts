import type { Plays } from '@echotune/engine';
import type { ColumnSource, SchemaElement } from 'hyparquet-writer';

/** Every play, or how often each listener has played each track. */
export type InteractionShape = 'plays' | 'counts';

type History = Pick<Plays, 'length' | 'items' | 'startedAt'>;

const number = (name: string): SchemaElement => ({
  ...{ name, type: 'INT32', repetition_type: 'REQUIRED' },
});
const moment = (name: string): SchemaElement => ({
  ...{ name, type: 'INT64', repetition_type: 'REQUIRED', converted_type: 'TIMESTAMP_MILLIS' },
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
});

const columnsOf: Readonly<Record<InteractionShape, readonly SchemaElement[]>> = {
  plays: [number('listener'), number('track'), moment('started_at')],
  counts: [number('listener'), number('track'), number('plays'), moment('last_at')],
};

/** The Parquet schema of a shape: no column has holes. */
export function schemaOf(shape: InteractionShape): SchemaElement[] {
  const columns = columnsOf[shape];
  return [{ name: 'interactions', num_children: columns.length }, ...columns];
}

/** One row for each play, or for each track; tracks ascend in the latter. */
export function* rowsOf(
  shape: InteractionShape,
  listener: number,
  { length, items, startedAt }: History,
): Generator<readonly number[]> {
  if (shape === 'plays') {
    for (let at = 0; at < length; at += 1) yield [listener, items[at] ?? 0, startedAt[at] ?? 0];
    return;
  }
  const played = new Map<number, { plays: number; last: number }>();
  for (let at = 0; at < length; at += 1) {
    const item = items[at] ?? 0;
    const plays = (played.get(item)?.plays ?? 0) + 1;
    played.set(item, { plays, last: startedAt[at] ?? 0 });
  }
  for (const [item, { plays, last }] of [...played].sort(([a], [b]) => a - b)) {
    yield [listener, item, plays, last];
  }
}

/** Rows as the columns of a row group. */
export function columnData(
  shape: InteractionShape,
  rows: readonly (readonly number[])[],
): ColumnSource[] {
  return columnsOf[shape].map(({ name, type }, column) => {
    const values = rows.map((row) => row[column] ?? 0);
    const data = type === 'INT64' ? values.map((value) => BigInt(value)) : Int32Array.from(values);
    // An index would grow with the file; readers of whole files do not look at it.
    return { name, data, offsetIndex: false };
  });
}
