import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { describeWith } from '../../../../tests/need.ts';
import { testData } from '../../../../tests/parts.ts';
import { exportFormats, recogniseFile } from '../export-formats.ts';

const folder = `${testData}/exports/`;

async function* whole(bytes: Uint8Array) {
  yield bytes;
}

/** Which format takes a real table, and what becomes of its rows. */
const tables: Readonly<Record<string, readonly [string, number]>> = {
  'lb_librefm.csv': ['librefm', 3],
  'lb_librefm_no_album_column.csv': ['librefm', 2],
  'lb_librefm_via_maloja.csv': ['librefm', 3],
  'lb_librefm_with_comments.csv': ['librefm', 3],
};
const tableFormats = ['lastfm-csv', 'librefm', 'scrobbler-log', 'exportify', 'csv'];

describeWith('data', 'real exports as tables', () => {
  test.each(Object.entries(tables))('%s', async (file, [name, plays]) => {
    const bytes = readFileSync(folder + file);
    const { format } = recogniseFile(basename(file), bytes);
    expect(format?.name).toBe(name);
    const records = [];
    for await (const batch of format?.parse(whole(bytes)) ?? []) records.push(...batch);
    expect(records.map(({ play }) => play !== undefined)).toEqual(Array(plays).fill(true));
  });

  test('no table format takes the file of another service', () => {
    const others = readdirSync(folder).filter((file) => !Object.hasOwn(tables, file));
    for (const file of others) {
      const head = readFileSync(folder + file).subarray(0, 1 << 16);
      const takers = exportFormats
        .filter(({ name }) => tableFormats.some((one) => name.startsWith(one)))
        .filter((format) => format.recognise(file, head).confidence > 0);
      expect([file, takers.map(({ name }) => name)]).toEqual([file, []]);
    }
  });

  test('a table without a header is refused for that', () => {
    const file = 'lb_librefm_no_header.csv';
    const { format, refusals } = recogniseFile(file, readFileSync(folder + file));
    expect(format).toBeNull();
    expect(refusals.find((one) => one.format === 'librefm')?.why).toMatch(/does not name columns/);
    expect(refusals.find((one) => one.format === 'csv')?.why).toMatch(/no column is called artist/);
  });
});
