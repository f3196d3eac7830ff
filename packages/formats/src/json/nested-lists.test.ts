import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ListScanner } from './list-scanner.ts';
import { NestedLists } from './nested-lists.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const nesting = { within: ['payload', 'both'], lists: ['listens', 'both'] };

function scan(bytes: Uint8Array, size = bytes.length || 1) {
  const scanner = new ListScanner(new NestedLists(nesting));
  const texts: string[] = [];
  const lines: number[] = [];
  const take = (spans: ReturnType<ListScanner['push']>) => {
    for (const { from, to, line } of spans) {
      texts.push(decoder.decode(scanner.buffer.subarray(from, to)));
      lines.push(line);
    }
  };
  for (let at = 0; at < bytes.length; at += size) take(scanner.push(bytes.subarray(at, at + size)));
  if (!scanner.failure) take(scanner.finish());
  const { failure } = scanner;
  return { texts, lines, failure: failure && `${failure.code} ${failure.byte} ${failure.record}` };
}

const scanText = (text: string) => scan(encoder.encode(text));

describe('records are found where the nesting has them, and nowhere else', () => {
  test.each([
    ['{"listens":[]}', []],
    ['\ufeff {"listens" : [ {"a":1}, 2 ] , "x":[{}]}\n', ['{"a":1}', '2 ']],
    ['{"x":1,"payload":{"n":[[{"listens":[0]}]],"listens":[{}]},"y":null}', ['{}']],
    ['{"listens":[1],"listens":[2]}', ['1', '2']],
    ['[{"listens":[1]},{"payload":{"listens":[2]}}]', ['1', '2']],
    ['{"listens":[1]}\n{"listens":[2]}', ['1', '2']],
    ['{"listens":{"a":[1]},"x":{}}', ['{"a":[1]}']],
    ['{"both":[{}],"both":{"listens":[3]}}', ['{}', '3']],
    ['{"x":"\\"listens\\":[","listens":["]"]}', ['"]"']],
    ['[[[{"listens":[7]}]], null, "a", -1.5e3]', ['7']],
    ['{"x":{"listens":[1]},"listens":[2]}', ['2']],
    ['{"__proto__":{"listens":[1]},"listens":[2]}', ['2']],
  ])('%j', (text, texts) => {
    expect(scanText(text)).toMatchObject({ texts, failure: null });
  });
});

describe('what cannot be read on says where', () => {
  test.each([
    ['', 'not-json 0 0'],
    ['{}', 'not-a-list 2 0'],
    ['{"listens":3}', 'not-a-list 13 0'],
    ['[{"a":{"listens":[1]}}]', 'not-a-list 23 0'],
    ['<html>', 'not-json 0 0'],
    ['"text"', 'not-json 0 0'],
    ['{listens:[1]}', 'not-json 1 0'],
    ['{"listens":[1]]', 'not-json 14 1'],
    ['{"listens":[1]} and', 'not-json 16 1'],
    ['{"listens":[1', 'truncated 13 0'],
    ['{"listens":[1]', 'truncated 14 1'],
    ['{"listens":{"a":', 'truncated 16 0'],
    ['{"liste', 'truncated 7 0'],
    ['{"a\\', 'truncated 4 0'],
    ['['.repeat(100_000), 'truncated 100000 0'],
  ])('%j', (text, failure) => {
    expect(scanText(text).failure).toBe(failure);
  });
});

test('each record knows the line it starts on', () => {
  const { lines } = scanText('{\n"x":"\n",\n"listens":[\n{},\n\n{}\n],\n"both":\n{}}');
  expect(lines).toEqual([5, 7]);
  expect(scanText('{\n"listens"\n:\n{}}').lines).toEqual([4]);
});

test('any bytes give the same records however they are cut', () => {
  const piece = fc.constantFrom(
    ...['{"listens":[', '"payload":{', '"both":', '{}', '"a"', '1', 'null'],
    ...'[]{}",:\\ \n\0é',
  );
  const bytes = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => encoder.encode(pieces.join(''))),
    fc.json().map((json) => encoder.encode(`{"x":${json},"payload":{"listens":[${json}]}}`)),
  );
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 20 }), (input, size) => {
      expect(scan(input, size)).toEqual(scan(input));
    }),
    { numRuns: 500 },
  );
});

test('whatever JSON stands around them, the records are those that JSON.parse finds', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.array(fc.jsonValue()),
      fc.jsonValue(),
      (before, records, after) => {
        const text = JSON.stringify(
          { before, payload: { after, listens: records }, after },
          null,
          1,
        );
        const { texts, failure } = scanText(text);
        expect(failure).toBeNull();
        expect(texts.map((one) => JSON.parse(one))).toEqual(JSON.parse(JSON.stringify(records)));
      },
    ),
  );
});
