import { expect, it } from 'vitest';
import type { OpenStage } from './stage.fixture.ts';

const day = 86_400_000;

/** What is remembered of providers. */
export function providersContract(open: OpenStage): void {
  it('a pause outlives a restart, is not shortened, and ends by itself or when it is told to', async () => {
    const { store, clock, again } = await open();
    const { now } = clock;
    expect(await store.providers.until('spotify')).toBeNull();
    await store.providers.pause('spotify', now + day + 0.5, 'Retry-After');
    await store.providers.pause('spotify', now + 1, 'sooner');
    await store.providers.pause('lastfm', now + 1, 'Retry-After');
    const reopened = await again();
    expect(await reopened.providers.pauses()).toEqual([
      { provider: 'spotify', until: now + day + 1, reason: 'Retry-After' },
      { provider: 'lastfm', until: now + 1, reason: 'Retry-After' },
    ]);
    expect(await reopened.providers.until('spotify-accounts')).toBeNull();
    clock.now = now + 1;
    expect(await reopened.providers.until('lastfm')).toBeNull();
    expect(await reopened.providers.until('spotify')).toBe(now + day + 1);
    expect(await reopened.providers.resume('spotify')).toBe(true);
    expect(await reopened.providers.resume('spotify')).toBe(false);
    expect(await reopened.providers.resume('lastfm')).toBe(false);
    expect(await reopened.providers.pauses()).toEqual([]);
  });

  it('turns of one provider are so far apart, however many processes take them at once', async () => {
    const { store, clock, beside, again } = await open();
    const stores = [store, await beside(), await beside()];
    const waits = await Promise.all(
      Array.from({ length: 12 }, (_, n) => stores[n % 3]?.providers.turn('p', 220, 9_000)),
    );
    const sorted = waits.map((wait) => wait ?? -1).sort((a, b) => a - b);
    expect(sorted).toEqual(Array.from({ length: 12 }, (_, n) => n * 220));
    expect(await store.providers.turn('other', 220, 0)).toBe(0);
    clock.now += 1000;
    const { providers } = await again();
    expect(await providers.turn('p', 220, 1639)).toBeNull();
    expect(await providers.turn('p', 220, 1640)).toBe(1640);
    clock.now += 60_000;
    expect(await providers.turn('p', 1100 / 3, 0)).toBe(0);
    expect(await providers.turn('p', 1100 / 3, 1000)).toBe(367);
    clock.now -= day;
    expect(await providers.turn('p', 220, 0)).toBe(0);
  });

  it('what does not fit is kept once with its shape and counted, also by two at the same time', async () => {
    const { store, clock, beside } = await open();
    const { now } = clock;
    const misfit = { provider: 'p', operation: 'o', problem: 'wrong', shape: { a: ['string'] } };
    await store.providers.keep(misfit);
    clock.now = now + 5;
    const other = await beside();
    await Promise.all([store.providers.keep(misfit), other.providers.keep(misfit)]);
    await store.providers.keep({ ...misfit, operation: 'else', shape: null });
    const kept = await store.providers.misfits();
    expect(kept).toHaveLength(2);
    expect(kept).toContainEqual({ ...misfit, firstAt: now, lastAt: now + 5, count: 3 });
    expect(kept).toContainEqual(expect.objectContaining({ operation: 'else', shape: null }));
    expect(await store.providers.clearMisfits()).toBe(2);
    expect(await store.providers.misfits()).toEqual([]);
  });

  it('a provider that answers something else each time does not fill the store', async () => {
    const { store, clock } = await open();
    await store.transaction(async ({ providers }) => {
      for (let number = 0; number < 205; number++) {
        clock.now += 1;
        const problem = `${number} ${'x'.repeat(9_000)}`;
        await providers.keep({ provider: 'p', operation: 'o', problem, shape: null });
      }
    });
    const kept = await store.providers.misfits();
    expect(kept).toHaveLength(200);
    expect(kept[0]?.problem).toMatch(/^204 /);
    expect(kept.at(-1)?.problem).toMatch(/^5 x{1000}/);
    expect(kept.every(({ problem }) => problem.length <= 2_000)).toBe(true);
  });
}
