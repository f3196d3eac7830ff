import fc from 'fast-check';
import { expect, it } from 'vitest';
import { queryOf } from './community.fixture.ts';
import { codeOf, profile } from './contract.fixture.ts';
import { crc32 } from './crc32.ts';
import type { Model, ModelFamily } from './model.ts';

/** What the file of every model must keep to. */
export function modelFileContract<Options extends object>(
  family: ModelFamily<Options>,
  model: Model,
): void {
  it('is the same model after save and load, to the bit', () => {
    const loaded = family.load(model.save());
    expect(loaded.kind).toBe(family.kind);
    expect(loaded.save()).toEqual(model.save());
    fc.assert(
      fc.property(profile, (plays) => {
        expect(loaded.score(queryOf(plays))).toEqual(model.score(queryOf(plays)));
      }),
      { numRuns: 25 },
    );
  });

  it('refuses a file with any one byte changed', () => {
    const file = model.save();
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: file.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, change) => {
          const damaged = file.slice();
          damaged[at]! ^= change;
          expect(codeOf(() => family.load(damaged))).toMatch(/^model-file-(corrupt|version)$/);
        },
      ),
    );
  });

  it('refuses a file that is cut off, of another layout, of another model, or none at all', () => {
    const file = model.save();
    for (const length of [0, 3, 11, 12, file.length >> 1, file.length - 1]) {
      expect(codeOf(() => family.load(file.subarray(0, length)))).toBe('model-file-corrupt');
    }
    const newer = file.slice();
    newer[4] = 99;
    expect(codeOf(() => family.load(newer))).toBe('model-file-version');
    const other = file.slice();
    other[12]! += 1;
    const view = new DataView(other.buffer);
    view.setUint32(other.length - 4, crc32(other.subarray(0, other.length - 4)), true);
    expect(codeOf(() => family.load(other))).toBe('model-file-corrupt');
  });
}
