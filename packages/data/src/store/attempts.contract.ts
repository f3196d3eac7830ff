import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minuteMs, type OpenStage } from './stage.fixture.ts';

const rate = { most: 5, perMs: 1000 };

/** What may be tried so often and no oftener, on every store. */
export function attemptsContract(open: OpenStage): void {
  it('lets through so many at once, then one whenever its time has come', async () => {
    const { store, clock } = await open();
    const { attempts } = store;
    const { now } = clock;
    for (let n = 0; n < 5; n++) expect(await attempts.take('a', rate)).toBe(0);
    expect(await attempts.take('a', rate)).toBe(200);
    expect(await attempts.take('b', rate)).toBe(0);
    clock.now = now + 199;
    expect(await attempts.take('a', rate)).toBe(1);
    clock.now = now + 200;
    expect(await attempts.take('a', rate)).toBe(0);
    expect(await attempts.take('a', rate)).toBe(200);
    await attempts.forget('a');
    expect(await attempts.take('a', rate)).toBe(0);
  });

  it('in no span lets through more than at once and by then, though a rate does not divide', async () => {
    const { store, clock } = await open();
    const { attempts } = store;
    const odd = { most: 7, perMs: 1000 };
    let name = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(300), { maxLength: 40 }), async (pauses) => {
        name += 1;
        const passed: number[] = [];
        for (const pause of pauses) {
          clock.now += pause;
          if ((await attempts.take(`n ${name}`, odd)) === 0) passed.push(clock.now);
        }
        for (const [first, from] of passed.entries()) {
          for (const [nth, to] of passed.slice(first).entries()) {
            expect(nth + 1).toBeLessThanOrEqual(odd.most + ((to - from) * odd.most) / 1000 + 0.01);
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  it('of many in several processes at once as many get through as may', async () => {
    const { store, beside } = await open();
    const stores = [store, await beside(), await beside()];
    const waits = await Promise.all(
      Array.from({ length: 30 }, (_, n) => stores[n % 3]?.attempts.take('a', rate)),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    expect(waits.filter((wait) => (wait ?? 0) > 0)).toHaveLength(25);
  });

  it('what is over is taken away by those that follow: names that nobody uses again do not pile up', async () => {
    const { store, clock, rows } = await open();
    for (let n = 0; n < 20; n++) await store.attempts.take(`once ${n}`, rate);
    clock.now += minuteMs;
    for (let n = 0; n < 20; n++) await store.attempts.take('still', rate);
    expect((await rows()).attempt).toHaveLength(1);
  });

  it('a clock that was far ahead shuts nobody out for as long', async () => {
    const { store, clock } = await open();
    clock.now += 365 * 24 * 60 * minuteMs;
    for (let n = 0; n < 6; n++) await store.attempts.take('a', rate);
    clock.now -= 365 * 24 * 60 * minuteMs;
    expect(await store.attempts.take('a', rate)).toBe(0);
  });
}
