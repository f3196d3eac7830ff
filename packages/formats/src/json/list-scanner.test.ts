import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ListScanner, recordLimitBytes } from './list-scanner.ts';

const encoder = new TextEncoder();

/** The elements' texts and lines, and the failure's code, place and record. */
function scan(bytes: Uint8Array, cuts: readonly number[] = []) {
  const scanner = new ListScanner();
  const found: { text: string; line: number }[] = [];
  const take = (spans: ReturnType<ListScanner['push']>) => {
    for (const { from, to, line, tooLarge } of spans) {
      const text = Buffer.from(scanner.buffer.subarray(from, to)).toString('latin1');
      found.push({ text: tooLarge ? 'too large' : text, line });
    }
  };
  let at = 0;
  for (const cut of [...cuts, bytes.length].toSorted((a, b) => a - b)) {
    if (scanner.failure) break;
    take(scanner.push(bytes.subarray(at, cut)));
    at = cut;
  }
  if (!scanner.failure) take(scanner.finish());
  const { failure } = scanner;
  return { found, failure: failure && `${failure.code} ${failure.byte} ${failure.record}` };
}

function scanText(text: string) {
  const { found, failure } = scan(encoder.encode(text));
  return { texts: found.map((element) => element.text), failure };
}

describe('the elements of a list', () => {
  test.each([
    ['[]', [], null],
    [' \r\n\t[ ] \n', [], null],
    ['[{"a":1},{"b":[2,{"c":3}]}]', ['{"a":1}', '{"b":[2,{"c":3}]}'], null],
    ['[{"a":"}],{\\"[\\\\"},{}]', ['{"a":"}],{\\"[\\\\"}', '{}'], null],
    ['[1,"a,]b",null,[2]]', ['1', '"a,]b"', 'null', '[2]'], null],
    ['[{"a":1},,{"b":2}{"c":3}]', ['{"a":1}', '{"b":2}', '{"c":3}'], null],
    ['[{"a":1}, what? {"b":2}]', ['{"a":1}', 'what? ', '{"b":2}'], null],
    ['[{]},{"b":2}]', ['{]', '}', '{"b":2}'], null],
    ['[{}][{}]\n[]', ['{}', '{}'], null],
    ['\ufeff[{}]', ['{}'], null],
  ])('%j', (text, texts, failure) => {
    expect(scanText(text)).toEqual({ texts, failure });
  });
});

describe('what is no list is named with its place', () => {
  test.each([
    ['', [], 'not-json 0 0'],
    [' \n', [], 'not-json 2 0'],
    ['\ufeff', [], 'not-json 3 0'],
    ['{"a":1}', [], 'not-a-list 0 0'],
    ['  <html>', [], 'not-json 2 0'],
    ['[{}] and more', ['{}'], 'not-json 5 1'],
    ['[', [], 'truncated 1 0'],
    ['[{"a":1},', ['{"a":1}'], 'truncated 9 1'],
    ['[{"a":1},{"b', ['{"a":1}'], 'truncated 12 1'],
    ['[{"a":1},{"b":"\\', ['{"a":1}'], 'truncated 16 1'],
    ['[1', [], 'truncated 2 0'],
    ['['.repeat(100_000), [], 'truncated 100000 0'],
  ])('%j', (text, texts, failure) => {
    expect(scanText(text)).toEqual({ texts, failure });
  });

  test.each([
    ['little-endian with mark', [0xff, 0xfe, 0x5b, 0]],
    ['big-endian with mark', [0xfe, 0xff, 0, 0x5b]],
    ['little-endian without mark', [0x5b, 0, 0x7b, 0]],
    ['big-endian without mark', [0, 0x5b, 0, 0x7b]],
  ])('UTF-16 %s is not read as UTF-8', (_, bytes) => {
    expect(scan(Uint8Array.from(bytes)).failure).toBe('wrong-encoding 0 0');
  });
});

test('each element knows the line it starts on', () => {
  const text = '[\n{"a":\n1},{"b":2},\n\n{"c":"x\ny"},\n7\n,\n{}]';
  const { found } = scan(encoder.encode(text));
  expect(found.map(({ line }) => line)).toEqual([2, 3, 5, 7, 9]);
});

describe('a record over the limit', () => {
  const long = (size: number) => `{"a":"${'x'.repeat(size - 8)}"}`;

  test('costs only itself, wherever the bytes are cut', () => {
    const whole = encoder.encode(`[{},${long(recordLimitBytes + 1)},${long(recordLimitBytes)}]`);
    for (const step of [whole.length, 10_007, 65_536]) {
      const cuts = Array.from({ length: Math.floor(whole.length / step) }, (_, i) => i * step);
      const { found, failure } = scan(whole, cuts);
      expect(failure).toBeNull();
      expect(found.map(({ text }) => text.length)).toEqual([2, 9, recordLimitBytes]);
    }
  });

  test('is never held: 64 MiB on one line stay within 3 MiB', () => {
    const scanner = new ListScanner();
    const piece = new Uint8Array(1 << 15).fill(0x78);
    scanner.push(encoder.encode('[{"a":"'));
    for (let i = 0; i < 2048; i++) expect(scanner.push(piece)).toEqual([]);
    expect(scanner.buffer.length).toBeLessThan(3 << 20);
    expect(scanner.push(encoder.encode('"},{}]')).map(({ tooLarge }) => tooLarge)).toEqual([
      true,
      false,
    ]);
  });
});

test('any bytes give the same elements however they are cut', () => {
  const piece = fc.constantFrom(...'[]{}",:\\ \n\0é☃1a', '{"a":1},', '[{"b":"\\""}]', '\ufeff');
  const bytes = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((pieces) => encoder.encode(`[${pieces.join('')}`)),
    fc.json().map((json) => encoder.encode(`[${json},${json}]`)),
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
