import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minuteMs, type OpenStage } from './stage.fixture.ts';

/** Who does what is to be done once, on every store. */
export function leasesContract(open: OpenStage): void {
  it('a lease has one holder, who keeps it and its term for as long as it is renewed', async () => {
    const { store, clock } = await open();
    const { leases } = store;
    const takenAt = clock.now;
    const first = { holder: 'a', term: 1, takenAt, until: takenAt + minuteMs };
    expect(await leases.get('sending')).toBeNull();
    expect(await leases.hold('sending', 'a', minuteMs)).toEqual(first);
    expect(await leases.hold('sending', 'b', minuteMs)).toBeNull();
    clock.now += minuteMs - 1;
    expect(await leases.hold('sending', 'a', minuteMs)).toEqual({
      ...{ ...first, until: clock.now + minuteMs },
    });
    clock.now += minuteMs - 1;
    expect(await leases.hold('sending', 'b', minuteMs)).toBeNull();
    expect(await leases.get('sending')).toMatchObject({ holder: 'a', term: 1 });
    expect(await leases.hold('other', 'b', minuteMs)).toMatchObject({ term: 1 });
  });

  it('who says nothing more is followed by another, in another term, and cannot come back', async () => {
    const { store, clock, again } = await open();
    await store.leases.hold('sending', 'a', minuteMs);
    clock.now += minuteMs;
    expect(await store.leases.get('sending')).toBeNull();
    const { leases } = await again();
    expect(await leases.hold('sending', 'b', minuteMs)).toMatchObject({ holder: 'b', term: 2 });
    expect(await store.leases.hold('sending', 'a', minuteMs)).toBeNull();
    await store.leases.release('sending', 'a');
    expect(await leases.get('sending')).toMatchObject({ holder: 'b', term: 2 });
  });

  it('a lease that is given up is taken at once, and its term never begins anew', async () => {
    const { store } = await open();
    const { leases } = store;
    await leases.hold('sending', 'a', minuteMs);
    await leases.release('sending', 'a');
    expect(await leases.get('sending')).toBeNull();
    expect(await leases.hold('sending', 'b', minuteMs)).toMatchObject({ term: 2 });
    await leases.release('sending', 'b');
    expect(await leases.hold('sending', 'b', minuteMs)).toMatchObject({ term: 3 });
  });

  it('of many connections that ask at once one gets it', async () => {
    const { store, clock, beside } = await open();
    const stores = [store, await beside(), await beside(), await beside()];
    for (let term = 1; term <= 5; term++) {
      const asked = stores.flatMap(({ leases }, nth) =>
        [0, 1].map((half) => leases.hold('sending', `${term}.${nth}.${half}`, minuteMs)),
      );
      const held = (await Promise.all(asked)).flatMap((lease) => lease ?? []);
      expect(held).toMatchObject([{ term }]);
      clock.now += minuteMs;
    }
  });

  it('a clock that was far ahead does not keep a lease for ever', async () => {
    const { store, clock } = await open();
    clock.now += 10_000 * minuteMs;
    await store.leases.hold('sending', 'a', minuteMs);
    clock.now -= 10_000 * minuteMs;
    expect(await store.leases.hold('sending', 'b', minuteMs)).toMatchObject({ term: 2 });
  });

  it('however clocks jump, a term has one holder for ever, and terms only grow', async () => {
    const { store, clock } = await open();
    const { leases } = store;
    const holders = ['a', 'b', 'c'];
    const step = fc.record({
      holder: fc.constantFrom(...holders),
      jumpMs: fc.oneof(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -1e9, max: 1e9 })),
      releases: fc.boolean(),
    });
    let nth = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const start = clock.now;
        nth += 1;
        const name = `lease ${nth}`;
        const holderOf = new Map<number, string>();
        let newest = 0;
        for (const { holder, jumpMs, releases } of steps) {
          clock.now = Math.max(0, clock.now + jumpMs);
          if (releases) await leases.release(name, holder);
          const lease = await leases.hold(name, holder, 1000);
          if (lease === null) continue;
          expect(lease.holder).toBe(holder);
          expect(holderOf.get(lease.term) ?? holder).toBe(holder);
          expect(lease.term).toBeGreaterThanOrEqual(newest);
          holderOf.set(lease.term, holder);
          newest = lease.term;
        }
        clock.now = start;
      }),
      { numRuns: 30 },
    );
  });
}
