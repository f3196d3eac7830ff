/** Whoever changes, removes, inserts or reorders entries of the log, or cuts it off, is found. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LoggedDecision, LogHead } from '../domain/decision.ts';
import { canonicalJson } from './canonical-json.ts';
import { ChainCheck, emptyLog, hashOf } from './chain.ts';

const bodies = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 2, maxLength: 8 });

function chained(found: readonly Record<string, unknown>[]): LoggedDecision[] {
  const entries: LoggedDecision[] = [];
  for (const [nth, body] of found.entries()) {
    const previous = entries.at(-1)?.hash ?? emptyLog.hash;
    const entry = { seq: nth + 1, at: nth, agent: 'a', kind: 'test', body, previous };
    entries.push({ ...entry, hash: hashOf(entry) });
  }
  return entries;
}

const headOf = (entries: readonly LoggedDecision[]): LogHead => entries.at(-1) ?? emptyLog;

function faultOf(entries: readonly LoggedDecision[], head: LogHead | null) {
  const check = new ChainCheck();
  for (const entry of entries) check.add(entry);
  return check.end(head);
}

/** A log, and one of its entries. */
const logs = bodies.chain((found) =>
  fc.record({ log: fc.constant(chained(found)), at: fc.nat({ max: found.length - 1 }) }),
);

it('a log as it was written has no fault, an empty one neither', () => {
  fc.assert(
    fc.property(bodies, (found) => faultOf(chained(found), headOf(chained(found))) === null),
  );
  expect(faultOf([], emptyLog)).toBeNull();
});

it('an entry that says something else is named', () => {
  fc.assert(
    fc.property(logs, ({ log, at }) => {
      const changed = log.map((entry, nth) => (nth === at ? { ...entry, at: 99 } : entry));
      expect(faultOf(changed, headOf(log))).toEqual({ seq: at + 1, fault: 'changed' });
    }),
  );
});

it('an entry whose hash was made to fit what it says now is found by the one after it', () => {
  fc.assert(
    fc.property(logs, ({ log, at }) => {
      const forged = log.map((entry, nth) => {
        const said = { ...entry, agent: 'b' };
        return nth === at ? { ...said, hash: hashOf(said) } : entry;
      });
      const fault = at === log.length - 1 ? 'beyond' : 'unchained';
      const seq = at === log.length - 1 ? at + 1 : at + 2;
      expect(faultOf(forged, headOf(log))).toEqual({ seq, fault });
    }),
  );
});

it('an entry that is gone is missed, and so is a tail that was cut off', () => {
  fc.assert(
    fc.property(logs, ({ log, at }) => {
      const fault = at === log.length - 1 ? 'cut' : 'missing';
      expect(faultOf(log.toSpliced(at, 1), headOf(log))).toEqual({ seq: at + 1, fault });
      expect(faultOf(log.slice(0, at), headOf(log))).toEqual({ seq: at + 1, fault: 'cut' });
    }),
  );
});

it('a log whose end is gone is not sound, up to wherever it goes', () => {
  fc.assert(
    fc.property(logs, ({ log, at }) => {
      expect(faultOf(log.slice(0, at), null)).toEqual({ seq: at, fault: 'endless' });
    }),
  );
});

it('an entry that was put in, with all numbers moved on, is found at its place or the next', () => {
  fc.assert(
    fc.property(logs, ({ log, at }) => {
      const between = { ...(log[at - 1] ?? emptyLog), seq: at + 1 };
      const entry = { ...between, at: 0, agent: 'c', kind: 'x', body: {}, previous: between.hash };
      const put = { ...entry, hash: hashOf(entry) };
      const moved = log.slice(at).map((one) => ({ ...one, seq: one.seq + 1 }));
      const fault = faultOf([...log.slice(0, at), put, ...moved], headOf(log));
      expect(fault).toEqual({ seq: at + 2, fault: 'changed' });
    }),
  );
});

it('entries that changed places are found at the first of them', () => {
  fc.assert(
    fc.property(logs, ({ log, at }) => {
      const other = (at + 1) % log.length;
      const swapped = log.map((entry, nth) => {
        const from = nth === at ? log[other] : nth === other ? log[at] : entry;
        return { ...(from ?? entry), seq: nth + 1 };
      });
      const seq = Math.min(at, other) + 1;
      expect(faultOf(swapped, headOf(log))).toEqual({ seq, fault: 'changed' });
    }),
  );
});

it('one text stands for one value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
      expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
    }),
  );
  expect(() => canonicalJson({ at: Number.POSITIVE_INFINITY })).toThrow('not JSON');
});
