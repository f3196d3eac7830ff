import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../error.ts';
import { recordLimitBytes } from '../json/list-scanner.ts';
import { detectDelimiter } from './dialect.ts';
import { RowScanner } from './row-scanner.ts';
import { type CsvOptions, type CsvRow, readCsvRows } from './rows.ts';

const encoder = new TextEncoder();

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, options: CsvOptions = {}, size = bytes.length || 1) {
  const rows: CsvRow[] = [];
  try {
    for await (const batch of readCsvRows(pieces(bytes, size), options)) rows.push(...batch);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { rows, failure: `${error.code} ${error.byte} ${error.record}` };
  }
  return { rows, failure: null };
}

async function cellsOf(text: string, options: CsvOptions = { delimiter: ',' }) {
  const { rows, failure } = await read(encoder.encode(text), options);
  return { rows: rows.map((row) => ('cells' in row ? row.cells : row.rejected.code)), failure };
}

describe('the cells of rows', () => {
  test.each([
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\rc,d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['\ufeffa,b', [['a', 'b']]],
    ['\n\r\n  \na\n\n', [['a']]],
    [',\n', [['', '']]],
    [
      '"a,1","b\r\n2"\nc,',
      [
        ['a,1', 'b\r\n2'],
        ['c', ''],
      ],
    ],
    [
      '"say ""hi""",""""\n"",""',
      [
        ['say "hi"', '"'],
        ['', ''],
      ],
    ],
    ['7" single,5"\n', [['7" single', '5"']]],
    ['"é,☃",🎵\n', [['é,☃', '🎵']]],
    ['"a"b,c\nd,e', ['not-csv', ['d', 'e']]],
    [
      '__proto__,constructor\n=1+1,@x',
      [
        ['__proto__', 'constructor'],
        ['=1+1', '@x'],
      ],
    ],
  ])('%j', async (text, rows) => {
    expect(await cellsOf(text)).toEqual({ rows, failure: null });
  });

  test('without quotes a quote is text', async () => {
    const options = { delimiter: '\t', quotes: false } as const;
    expect((await cellsOf('"Heroes"\t"a\nb\t', options)).rows).toEqual([
      ['"Heroes"', '"a'],
      ['b', ''],
    ]);
  });

  test('what is taken aside is not counted', async () => {
    const aside = (cells: readonly string[]) => cells[0]!.startsWith('#');
    const { rows } = await read(encoder.encode('#x,y\n1\n#z\n2'), { aside });
    expect(rows).toEqual([
      { record: 0, line: 2, cells: ['1'] },
      { record: 1, line: 4, cells: ['2'] },
    ]);
  });
});

describe('what ends a file early says so', () => {
  test.each([
    ['a,b\nc,"d\ne,f\n', [['a', 'b']], 'truncated 13 1'],
    ['"', [], 'truncated 1 0'],
    ['"a""', [], 'truncated 4 0'],
  ])('%j', async (text, rows, failure) => {
    expect(await cellsOf(text)).toEqual({ rows, failure });
  });

  test.each([
    [[0xff, 0xfe, 0x61, 0]],
    [[0xfe, 0xff, 0, 0x61]],
    [[0x61, 0, 0x2c, 0]],
    [[0, 0x61, 0, 0x2c]],
  ])('UTF-16 %j', async (bytes) => {
    expect((await read(Uint8Array.from(bytes))).failure).toBe('wrong-encoding 0 0');
  });
});

test('each row knows the line it starts on, whatever ends lines', async () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = ['', 'a', '"b', '', 'c",d', '', 'e'].join(end);
    const { rows } = await read(encoder.encode(text));
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 7]);
  }
});

describe('one bad row costs no other', () => {
  test('not UTF-8', async () => {
    const bytes = encoder.encode('a,b\nc,d\ne,f\n');
    bytes[4] = 0xff;
    const { rows } = await read(bytes);
    expect(rows.map((row) => 'cells' in row)).toEqual([true, false, true]);
  });

  test('over 1 MiB, wherever the bytes are cut', async () => {
    const long = (size: number) => `${'x'.repeat(size - 2)},y`;
    const bytes = encoder.encode(`a,b\n${long(recordLimitBytes + 1)}\n${long(recordLimitBytes)}\n`);
    for (const size of [bytes.length, 10_007, 65_536]) {
      const { rows, failure } = await read(bytes, {}, size);
      expect(failure).toBeNull();
      expect(rows.map((row) => ('cells' in row ? row.cells.length : row.rejected.code))).toEqual([
        2,
        'record-too-large',
        2,
      ]);
    }
  });

  test('a line of 64 MiB is never held', () => {
    const scanner = new RowScanner({ delimiter: ',', quotes: true });
    const piece = new Uint8Array(1 << 15).fill(0x78);
    for (let i = 0; i < 2048; i++) expect(scanner.push(piece)).toEqual([]);
    expect(scanner.buffer.length).toBeLessThan(3 << 20);
    const spans = scanner.push(encoder.encode('\na,b\n'));
    expect(spans.map(({ tooLarge }) => tooLarge)).toEqual([true, false]);
  });
});

describe('what separates cells', () => {
  test.each([
    ['a,b\nc,d', ','],
    ['a;b\nc;d', ';'],
    ['a\tb\nc\td', '\t'],
    ['a|b\nc|d', '|'],
    ['x;"1,2"\ny;"3,4"\n', ';'],
    ['Artist,Track\nVega,Old Friend; The Sea\nTom,1; 2; 3\n', ','],
    ['Artist,Track,Year\nBowie; Eno,"""Heroes"" (live)",1\nBowie; Eno,"""Heroes"" (b)",2\n', ','],
    ['title', ','],
    ['', ','],
  ])('%j → %j', (text, delimiter) => {
    expect(detectDelimiter(encoder.encode(text))).toBe(delimiter);
  });
});

/** The specification as slow, readable code: one character at a time, the whole text at hand. */
function slowRows(text: string): string[][] {
  const rows: string[][] = [];
  for (const row of text.match(/(?:"(?:[^"]|"")*"|[^"\r\n])+/g) ?? []) {
    if (row.trim() === '') continue;
    const cells = row.match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^",]*)(?=,|$)/g) ?? [];
    rows.push(
      cells.map((cell) => (cell[0] === '"' ? cell.slice(1, -1).replaceAll('""', '"') : cell)),
    );
  }
  return rows;
}

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '🎵', ',', '"', '\n', '\r', ' ', '#') });
const plain = fc.string({ unit: fc.constantFrom('a', 'é', '☃', ' ') });
const written = fc.oneof(
  plain,
  cell.map((text) => `"${text.replaceAll('"', '""')}"`),
);
const table = fc
  .array(fc.array(written, { minLength: 1 }), { minLength: 1 })
  .chain((rows) =>
    fc.constantFrom('\n', '\r\n', '\r').map((end) => rows.map((row) => row.join(',')).join(end)),
  );

describe('any file', () => {
  test('that is well-formed is read as by the slow twin', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (text) => {
        expect(await cellsOf(text)).toEqual({ rows: slowRows(text), failure: null });
      }),
      { numRuns: 500 },
    );
  });

  test('gives the same rows however it is cut', async () => {
    const bytes = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'a,;"\n\r\t é') }).map((text) => encoder.encode(text)),
      table.map((text) => encoder.encode(text)),
      fc.uint8Array(),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 9 }), async (input, size) => {
        const whole = await read(input);
        expect(await read(input, {}, size)).toEqual(whole);
        expect(whole.rows.map(({ record }) => record)).toEqual([...whole.rows.keys()]);
      }),
      { numRuns: 500 },
    );
  });
});
