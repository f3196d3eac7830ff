import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineScanner } from './line-scanner.ts';
import { recordLimitBytes } from './list-scanner.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function scan(bytes: Uint8Array, cuts: readonly number[] = []) {
  const scanner = new LineScanner();
  const found: { text: string; line: number; tooLarge: boolean }[] = [];
  const take = (spans: ReturnType<LineScanner['push']>) => {
    for (const { from, to, line, tooLarge } of spans) {
      const text = tooLarge ? '' : decoder.decode(scanner.buffer.subarray(from, to));
      found.push({ text, line, tooLarge });
    }
  };
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  places.slice(1).forEach((to, index) => {
    take(scanner.push(bytes.subarray(places[index], to)));
  });
  take(scanner.finish());
  return { found, failure: scanner.failure?.code ?? null };
}

test.each([
  ['', []],
  [' \n\t\r\n', []],
  ['{}', ['{} 1']],
  ['\ufeff{"a":1}\r\n\r\n {"b":2} \n', ['{"a":1} 1', '{"b":2} 3']],
  ['{"a":\n1}\n{"c', ['{"a": 1', '1} 2', '{"c 3']],
  ['"☃\\n"\nx', ['"☃\\n" 1', 'x 2']],
])('%j', (text, lines) => {
  const { found, failure } = scan(encoder.encode(text));
  expect(found.map(({ text: one, line }) => `${one} ${line}`)).toEqual(lines);
  expect(failure).toBeNull();
});

test('UTF-16 is not read as UTF-8', () => {
  const bytes = Uint8Array.from([0x7b, 0, 0x7d, 0, 0x0a, 0]);
  expect(scan(bytes)).toEqual({ found: [], failure: 'wrong-encoding' });
  expect(scan(bytes, [1, 2])).toEqual({ found: [], failure: 'wrong-encoding' });
});

describe('a line over the limit', () => {
  test('costs only itself, wherever the bytes are cut', () => {
    const long = (size: number) => 'x'.repeat(size);
    const bytes = encoder.encode(
      `1\n${long(recordLimitBytes + 1)}\n2\n${long(recordLimitBytes)}\n${' '.repeat(recordLimitBytes + 1)}\n3`,
    );
    for (const step of [bytes.length, 10_007, 65_536]) {
      const cuts = Array.from({ length: Math.floor(bytes.length / step) }, (_, i) => i * step);
      const { found } = scan(bytes, cuts);
      expect(found.map(({ text, tooLarge }) => (tooLarge ? 'large' : text.length))).toEqual([
        1,
        'large',
        1,
        recordLimitBytes,
        'large',
        1,
      ]);
      expect(found.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6]);
    }
  });

  test('is never held: 64 MiB on one line stay within 3 MiB', () => {
    const scanner = new LineScanner();
    const piece = new Uint8Array(1 << 15).fill(0x78);
    for (let i = 0; i < 2048; i++) expect(scanner.push(piece)).toEqual([]);
    expect(scanner.buffer.length).toBeLessThan(3 << 20);
    const spans = scanner.push(encoder.encode('\n{}\n'));
    expect(spans.map(({ tooLarge }) => tooLarge)).toEqual([true, false]);
  });
});

test('any bytes give the same lines however they are cut', () => {
  const piece = fc.constantFrom(...'{}"\n\r \t\0é☃', '{"a":1}\n', '\ufeff');
  const bytes = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((pieces) => encoder.encode(pieces.join(''))),
    fc.uint8Array({ maxLength: 80 }),
  );
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(80)), (input, at) => {
      const cuts = at.filter((cut) => cut <= input.length);
      expect(scan(input, cuts)).toEqual(scan(input));
    }),
    { numRuns: 500 },
  );
});
