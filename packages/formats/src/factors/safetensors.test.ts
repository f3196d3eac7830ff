import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safetensorsFile, tensorOf, writeSafetensors } from '../../../../tests/kit/safetensors.ts';
import { FormatError } from '../error.ts';
import { mostFactors } from './factor-table.ts';
import { isSafetensors, readSafetensors } from './safetensors.ts';
import { factorsIn } from './tensor-factors.ts';

const usual = () => ({
  'track.id': tensorOf('I32', [2], Int32Array.of(7, 3)),
  'track.factors': tensorOf('F32', [2, 3], Float32Array.of(1, 2, 3, -4, 0.5, 6)),
});
const read = (file: Uint8Array) => factorsIn(readSafetensors(file), 'track');

/** The code and the words of what an act throws. */
function refusal(act: () => unknown): { code: string; message: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof FormatError) return { code: error.code, message: error.message };
    throw error;
  }
  return { code: 'nothing thrown', message: '' };
}
const refused = (tensors: Parameters<typeof writeSafetensors>[0]) =>
  refusal(() => read(writeSafetensors(tensors)));

describe('safetensors', () => {
  it('hold the factors of tracks by their ids', () => {
    const file = writeSafetensors(usual());
    expect(isSafetensors(file)).toBe(true);
    const table = read(file);
    expect([...(table?.ids ?? [])]).toEqual([7, 3]);
    expect(table?.rank).toBe(3);
    expect([...(table?.rows ?? [])]).toEqual([1, 2, 3, -4, 0.5, 6]);
    expect(factorsIn(readSafetensors(file), 'listener')).toBeNull();
  });

  it.each([
    ['F64', Float64Array.of(0.5, -2)],
    ['F32', Float32Array.of(0.5, -2)],
    ['F16', Uint16Array.of(0x3800, 0xc000)],
    ['BF16', Uint16Array.of(0x3f00, 0xc000)],
  ])('of %s are read as they are', (dtype, values) => {
    const factors = tensorOf(dtype, [1, 2], values);
    const ids = tensorOf('I64', [1], BigInt64Array.of(9n));
    const table = read(writeSafetensors({ 'track.id': ids, 'track.factors': factors }));
    expect([...(table?.rows ?? [])]).toEqual([0.5, -2]);
  });

  it('in any order and with any numbers are read as they were written', () => {
    const row = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), {
      ...{ minLength: 4, maxLength: 4 },
    });
    const rows = fc.uniqueArray(fc.tuple(fc.nat(2 ** 31 - 1), row), {
      ...{ selector: ([id]: [number, number[]]) => id, minLength: 1, maxLength: 20 },
    });
    fc.assert(
      fc.property(rows, (table) => {
        const ids = Int32Array.from(table, ([id]) => id);
        const factors = Float32Array.from(table.flatMap(([, values]) => values));
        const found = read(
          writeSafetensors({
            'track.factors': tensorOf('F32', [ids.length, 4], factors),
            'track.id': tensorOf('I32', [ids.length], ids),
          }),
        );
        expect(found?.ids).toEqual(ids);
        expect(found?.rows).toEqual(factors);
      }),
    );
  });

  it('that were cut off or changed anywhere are read or refused, and nothing else happens', () => {
    const file = writeSafetensors(usual());
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const hostile = cut ? file.slice(0, at) : file.slice();
        if (!cut) hostile[at] = byte;
        expect(refusal(() => read(hostile)).code).toMatch(
          /^(nothing thrown|too-large|truncated|not-json|wrong-shape|bad-number)$/,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('that are any bytes are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(refusal(() => readSafetensors(bytes)).code).not.toBe('nothing thrown');
      }),
    );
  });

  it('with a header of a size that cannot be are refused before anything is made of it', () => {
    for (const length of [0n, 2n ** 40n, 2n ** 64n - 1n]) {
      const file = writeSafetensors(usual());
      new DataView(file.buffer).setBigUint64(0, length, true);
      expect(refusal(() => read(file)).code).toBe('too-large');
      expect(isSafetensors(file)).toBe(false);
    }
    const beyond = writeSafetensors(usual());
    new DataView(beyond.buffer).setBigUint64(0, 100_000n, true);
    expect(refusal(() => read(beyond)).code).toBe('truncated');
    for (const header of ['[]', 'null', '{"a":', '\u0000']) {
      const file = safetensorsFile(header, new Uint8Array(0));
      expect(refusal(() => read(file)).code).toBe('not-json');
    }
  });

  it.each([
    ['overlap', [0, 8], [4, 28], 'wrong-shape', 'overlaps'],
    ['end beyond the file', [0, 8], [8, 4096], 'truncated', 'track.factors lies outside'],
    ['end before they begin', [8, 0], [8, 32], 'truncated', 'track.id lies outside'],
    ['begin below 0', [-8, 0], [8, 32], 'wrong-shape', 'no place'],
    ['lie at no whole number', [0.5, 8.5], [8, 32], 'wrong-shape', 'no place'],
    ['are shorter than their shape', [0, 8], [8, 28], 'wrong-shape', 'has 20 bytes'],
  ])('whose tensors %s are refused', (_, ids, factors, code, words) => {
    const header = {
      'track.id': { dtype: 'I32', shape: [2], data_offsets: ids },
      'track.factors': { dtype: 'F32', shape: [2, 3], data_offsets: factors },
    };
    const found = refusal(() => read(safetensorsFile(header, new Uint8Array(32))));
    expect(found.code).toBe(code);
    expect(found.message).toContain(words);
  });

  it('of a shape that would be endless are refused', () => {
    const shapes = [[2 ** 50, 2 ** 50], [2 ** 53], [1e300], [-1, -6], [0, 2 ** 50], 'six', null];
    for (const shape of shapes) {
      const header = {
        'track.id': { dtype: 'I32', shape: [0], data_offsets: [0, 0] },
        'track.factors': { dtype: 'F32', shape, data_offsets: [0, 24] },
      };
      const found = refusal(() => read(safetensorsFile(header, new Uint8Array(24))));
      expect(found.code).toBe('wrong-shape');
    }
  });

  it('of a type that is no number of ours are refused by name', () => {
    const { 'track.id': ids, 'track.factors': factors } = usual();
    const floatIds = tensorOf('F32', [2], Float32Array.of(7, 3));
    expect(refused({ 'track.id': floatIds, 'track.factors': factors }).message).toContain(
      'track.id is a list of integers',
    );
    const integerFactors = { ...factors, dtype: 'I32' };
    expect(refused({ 'track.id': ids, 'track.factors': integerFactors }).message).toContain(
      'track.factors is a table of floats',
    );
    for (const dtype of ['F4', '__proto__', 'toString', '']) {
      const found = refused({ 'track.id': ids, 'track.factors': { ...factors, dtype } });
      expect(found.message).toContain('track.factors is of no known dtype');
    }
    expect(refused({ 'track.id': ids }).code).toBe('wrong-shape');
    expect(refused({ 'track.factors': factors }).code).toBe('wrong-shape');
  });

  it.each([
    ['NaN', Float32Array.of(1, 2, 3, 4, Number.NaN, 6), 'row 2: factor 2 is NaN'],
    ['Infinity', Float32Array.of(1, 2, Infinity, 4, 5, 6), 'row 1: factor 3 is Infinity'],
  ])('with %s are refused, naming the row', (_, values, words) => {
    const factors = tensorOf('F32', [2, 3], values);
    const found = refused({ ...usual(), 'track.factors': factors });
    expect(found).toEqual({ code: 'bad-number', message: `track.factors, ${words}` });
  });

  it('with a number that float32 does not hold are refused', () => {
    const factors = tensorOf('F64', [2, 3], Float64Array.of(1, 2, 3, 4, 5, 1e300));
    expect(refused({ ...usual(), 'track.factors': factors }).code).toBe('bad-number');
  });

  it('with an id twice, below 0 or beyond 31 bits are refused, naming the row', () => {
    const ids = (...values: bigint[]) => ({
      ...usual(),
      'track.id': tensorOf('I64', [2], BigInt64Array.from(values)),
    });
    expect(refused(ids(7n, 7n)).message).toContain('row 2: the id 7 is that of another row');
    expect(refused(ids(7n, -1n)).message).toContain('row 2: -1 is no id');
    expect(refused(ids(2n ** 40n, 1n)).message).toContain('row 1: 1099511627776 is no id');
  });

  it('of more factors than anybody is folded in with, or of none, are refused', () => {
    for (const rank of [0, mostFactors + 1]) {
      const factors = tensorOf('F32', [2, rank], new Float32Array(2 * rank));
      expect(refused({ ...usual(), 'track.factors': factors }).code).toBe('wrong-shape');
    }
  });
});
