import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newKey } from './key-ring.ts';
import { open, seal } from './sealed.ts';

const text = fc.string({ unit: 'grapheme' });

it('opens with the same key and purpose as what it was, and with no other', () => {
  fc.assert(
    fc.property(text, text, text, (plain, purpose, other) => {
      fc.pre(other !== purpose);
      const key = newKey();
      const sealed = seal(key, plain, purpose);
      expect(open(key, sealed, purpose)).toBe(plain);
      expect(open(key, sealed, other)).toBeNull();
      expect(open(newKey(), sealed, purpose)).toBeNull();
      expect(seal(key, plain, purpose)).not.toBe(sealed);
    }),
  );
});

it('does not open where a bit of it has changed, or where an end is missing', () => {
  const key = newKey();
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(7), (plain, at, bit) => {
      const bytes = Buffer.from(seal(key, plain, 'p'), 'base64url');
      const place = at % bytes.length;
      const changed = Buffer.from(bytes);
      changed.writeUInt8(bytes.readUInt8(place) ^ (1 << bit), place);
      expect(open(key, changed.toString('base64url'), 'p')).toBeNull();
      expect(open(key, bytes.subarray(0, place).toString('base64url'), 'p')).toBeNull();
    }),
  );
});
