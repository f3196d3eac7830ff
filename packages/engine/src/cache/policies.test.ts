import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../error.ts';
import { evictionPolicies, policyNamed } from './policies.ts';
import { policyTwins } from './policy-twins.fixture.ts';

const keys = 24;
const sizes = Array.from({ length: keys }, (_, key) => 1 + ((key * 37) % 50));

const key = fc.integer({ min: 0, max: keys - 1 });
const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('request'), key }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove'), key }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('regrow'), key, bytes: fc.nat(120) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resize'), bytes: fc.nat(400) }) },
);
const steps = fc.array(step, { maxLength: 300 });

describe.each(evictionPolicies)('%s', (name) => {
  it('never holds more than it may, tells all that goes, and nothing else is missing', () => {
    fc.assert(
      fc.property(fc.nat(400), steps, (capacity, all) => {
        const policy = policyNamed<number>(name, capacity);
        const held = new Map<number, number>();
        for (const each of all) {
          let gone: readonly number[] = [];
          if ('key' in each && each.do === 'request') {
            const isHit = policy.touch(each.key);
            expect(isHit).toBe(held.has(each.key));
            if (!isHit) gone = policy.admit(each.key, sizes[each.key]!);
            held.set(each.key, held.get(each.key) ?? sizes[each.key]!);
          } else if ('key' in each && 'bytes' in each) {
            gone = policy.admit(each.key, each.bytes);
            held.set(each.key, each.bytes);
          } else if ('key' in each) {
            policy.remove(each.key);
            held.delete(each.key);
          } else gone = policy.resize(each.bytes);
          for (const went of gone) expect(held.delete(went)).toBe(true);
          const bytes = [...held.values()].reduce((sum, size) => sum + size, 0);
          expect(policy.bytes).toBe(bytes);
          expect(bytes).toBeLessThanOrEqual(policy.capacity);
          for (let at = 0; at < keys; at++) expect(policy.has(at)).toBe(held.has(at));
        }
      }),
    );
  });

  it('keeps what its readable twin keeps', () => {
    const requests = fc.array(key, { maxLength: 400 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), requests, (capacity, asked) => {
        const policy = policyNamed<number>(name, capacity);
        const twin = new policyTwins[name](capacity);
        for (const each of asked) {
          const isHit = policy.touch(each);
          if (!isHit) policy.admit(each, sizes[each]!);
          expect(isHit).toBe(twin.request(each, sizes[each]!));
          for (let at = 0; at < keys; at++) {
            expect(policy.has(at)).toBe(twin.keys().includes(at));
          }
        }
      }),
    );
  });

  it('is called by names as well as by numbers', () => {
    const policy = policyNamed<string>(name, 10);
    expect(policy.touch('a')).toBe(false);
    expect(policy.admit('a', 4)).toEqual([]);
    expect(policy.touch('a')).toBe(true);
    expect(policy.bytes).toBe(4);
  });

  it('refuses what it cannot hold, and what is no size', () => {
    const policy = policyNamed<string>(name, 10);
    expect(policy.admit('wide', 11)).toEqual(['wide']);
    expect(policy.has('wide')).toBe(false);
    for (const bytes of [-1, 0.5, Number.NaN]) {
      expect(() => policy.admit('odd', bytes)).toThrow(EngineError);
    }
    expect(() => policy.resize(-1)).toThrow(EngineError);
    expect(() => policyNamed(name, Number.NaN)).toThrow(EngineError);
  });
});
