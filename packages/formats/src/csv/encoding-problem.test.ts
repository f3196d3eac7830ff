import { describe, expect, test } from 'vitest';
import { recogniseCorpus } from '../corpus/corpus-formats.ts';
import { FormatError } from '../error.ts';
import { exportFormats, recogniseFile } from '../export-formats.ts';
import type { ParsedRecord } from '../format.ts';
import { encodingProblem } from './encoding-problem.ts';

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new TextEncoder().encode(text);
const header = 'user,artist,track,time\n';
const rows = (count: number, artist: string) =>
  Array.from({ length: count }, (_, at) => `ann,${artist},Tide,${1_714_760_000 + at}\n`).join('');

describe('a table in Latin-1', () => {
  const bytes = latin1(header + rows(3, 'Björk'));

  test('is refused by every format of tables, naming the encoding', () => {
    const { format, refusals } = recogniseFile('plays.csv', bytes);
    expect(format).toBeNull();
    const naming = refusals.filter(({ why }) => why.includes('it is not in UTF-8; save it as'));
    const tables = ['lastfm-csv', 'lastfm-csv-minutes', 'librefm', 'scrobbler-log', 'exportify'];
    expect(naming.map(({ format: name }) => name)).toEqual(
      expect.arrayContaining([...tables, 'csv']),
    );
    expect(recogniseCorpus(bytes).refusals[1]?.why).toMatch(/not in UTF-8/);
  });

  test('is told from UTF-8 that is cut, damaged in one row, or no text', () => {
    expect(encodingProblem(utf8('Björk').subarray(0, 3))).toBeNull();
    const damaged = Buffer.concat([utf8('Björk, Sigur Rós\n'), latin1('Björk\n')]);
    expect(encodingProblem(damaged)).toBeNull();
    expect(encodingProblem(Uint8Array.of(0xff, 0xfe, 0x61, 0))).toBeNull();
    expect(encodingProblem(latin1('Björk'))).toMatch(/not in UTF-8/);
  });
});

async function read(bytes: Uint8Array) {
  const records: ParsedRecord[] = [];
  async function* chunks() {
    yield bytes;
  }
  const csv = exportFormats.find(({ name }) => name === 'csv');
  try {
    for await (const batch of csv?.parse(chunks()) ?? []) records.push(...batch);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { records, failure: `${error.code}: ${error.message}` };
  }
  return { records, failure: null };
}

const start = utf8(header + rows(3000, 'Orla Quist'));

test('bytes further on that are not UTF-8 cost their rows, where they are few', async () => {
  const { records, failure } = await read(Buffer.concat([start, latin1(rows(9, 'Björk')), start]));
  expect(failure).toBeNull();
  expect(records.filter(({ rejected }) => rejected !== undefined)).toHaveLength(9);
});

test('a file that goes on in another encoding is not read on', async () => {
  const { records, failure } = await read(Buffer.concat([start, latin1(rows(900, 'Björk'))]));
  expect(failure).toMatch(/^wrong-encoding: .*not in UTF-8, as on line \d+; save .* as UTF-8/);
  expect(records.length).toBeLessThan(3100);
  expect(records.filter(({ play }) => play !== undefined)).toHaveLength(3000);
});
