import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openParquet } from './read-parquet.ts';
import { factorsAsParquet } from './spark-factors.fixture.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parquet-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ids = Array.from({ length: 48 }, (_, at) => at + 1);
const whole = factorsAsParquet(
  ids,
  ids.map((id) => [1, id % 4, 2]),
);

/** The rows of a file of these bytes; the code of what is refused. */
async function read(bytes: Uint8Array, patienceMs = 60_000) {
  const path = join(folder, 'f.parquet');
  writeFileSync(path, bytes);
  const columns = ['id', 'features'];
  try {
    const file = await openParquet({ path, columns, code: 'factors-unreadable', patienceMs });
    const rows = [];
    for await (const group of file.groups()) rows.push(...group);
    await file.close();
    return rows;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause ? cause.code : cause;
  }
}

it('rows are read group by group', async () => {
  expect(await read(whole)).toEqual(ids.map((id) => ({ id, features: [1, id % 4, 2] })));
});

it('rows in other compressions are read', async () => {
  const schema = [
    { name: 'root', num_children: 1 },
    { name: 'id', type: 'INT32', repetition_type: 'REQUIRED' },
  ] as const;
  const writer = new ByteWriter();
  const compressors = { GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)) };
  const file = new ParquetWriter({ writer, schema: [...schema], codec: 'GZIP', compressors });
  file.write({
    columnData: [{ name: 'id', data: Int32Array.from({ length: 300 }, (_, at) => at) }],
  });
  file.finish();
  const path = join(folder, 'g.parquet');
  writeFileSync(path, new Uint8Array(writer.getBuffer()));
  const { groups, close } = await openParquet({ path, columns: ['id'], code: 'internal' });
  const { value } = await groups().next();
  await close();
  expect(value).toHaveLength(300);
});

it('a file that says to go on for ever is refused, and the process goes on', async () => {
  const endless = whole.slice();
  // A run that is not as long as its level is wide.
  endless[13] = 4;
  expect(await read(endless, 2_000)).toBe('factors-unreadable');
});

it('what is no Parquet, or none to be found, is refused', async () => {
  expect(await read(new Uint8Array(0))).toBe('factors-unreadable');
  expect(await read(new TextEncoder().encode('id,features'))).toBe('factors-unreadable');
  const nowhere = { path: join(folder, 'none'), columns: [], code: 'internal' } as const;
  await expect(openParquet(nowhere)).rejects.toMatchObject({ code: 'internal' });
});

it('that was cut off or changed anywhere is read or refused with a code', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
      const hostile = cut ? whole.slice(0, at) : whole.slice();
      if (!cut) hostile[at] = byte;
      const found = await read(hostile, 500);
      if (!Array.isArray(found)) expect(found).toBe('factors-unreadable');
    }),
    { numRuns: 25 },
  );
});
