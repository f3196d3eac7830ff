import { parquetWriteBuffer } from 'hyparquet-writer';

/** As Spark writes them. */
export function factorsAsParquet(
  ids: readonly unknown[],
  features: readonly unknown[],
): Uint8Array {
  const schema = [
    { name: 'spark_schema', num_children: 2 },
    { name: 'id', type: 'INT32', repetition_type: 'OPTIONAL' },
    { name: 'features', converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', type: 'FLOAT', repetition_type: 'OPTIONAL' },
  ] as const;
  const columnData = [
    { name: 'id', data: [...ids] },
    { name: 'features', data: [...features] },
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData, schema: [...schema] }));
}
