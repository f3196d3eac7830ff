import { expect, it } from 'vitest';
import { listenerWithSong, type OpenStage } from './stage.fixture.ts';
import type { Store } from './store.ts';

async function ada(store: Store) {
  const account = { name: 'Ada', role: 'owner', passwordHash: 'x:y' } as const;
  const { id: accountId } = await store.accounts.create(account);
  return { accountId, key: 'a', fingerprint: 'plays of today', repeatable: true };
}

async function claimed(store: Store, request: Awaited<ReturnType<typeof ada>>) {
  const got = await store.idempotency.claim(request);
  if (got.is !== 'yours') throw new Error(`expected a claim, got ${got.is}`);
  return got.claim;
}

/** Whose turn a request is that names a key, and what it gets the next time. */
export function idempotencyContract(open: OpenStage): void {
  it('the same request gets the first answer, after a restart too, for a day; another one is told so', async () => {
    const { store, clock, again } = await open();
    const request = await ada(store);
    const claim = await claimed(store, request);
    await store.idempotency.answer(claim, 'done');
    const { idempotency } = await again();
    clock.now += 86_399_999;
    expect(await idempotency.claim(request)).toEqual({ is: 'answered', answer: 'done' });
    const other = { ...request, fingerprint: 'others' };
    expect(await idempotency.claim(other)).toEqual({ is: 'other' });
    await claimed(store, { ...request, key: 'b' });
    clock.now += 1;
    await claimed(store, other);
  });

  it('each account has keys of its own', async () => {
    const { store } = await open();
    const request = await ada(store);
    const bob = { name: 'Bob', role: 'listener', passwordHash: 'x:y' } as const;
    const { id: accountId } = await store.accounts.create(bob);
    await store.idempotency.answer(await claimed(store, request), 'secret');
    await claimed(store, { ...request, accountId });
  });

  it('of many at once one gets the claim, and what was released is free', async () => {
    const { store, beside } = await open();
    const request = await ada(store);
    const stores = [store, await beside(), store, await beside()];
    const got = await Promise.all(stores.map(({ idempotency }) => idempotency.claim(request)));
    expect(got.map(({ is }) => is).sort()).toEqual(['running', 'running', 'running', 'yours']);
    const claim = got.flatMap((one) => (one.is === 'yours' ? [one.claim] : []))[0];
    if (claim !== undefined) await store.idempotency.release(claim);
    await claimed(store, request);
  });

  it('killed before the answer, a repeatable request is done again a minute later, another is not', async () => {
    const { store, clock, again } = await open();
    const request = await ada(store);
    const once = { ...request, key: 'once', repeatable: false };
    const first = await claimed(store, request);
    await claimed(store, once);
    const after = await again();
    clock.now += 59_999;
    expect(await after.idempotency.claim(request)).toEqual({ is: 'running' });
    clock.now += 1;
    expect(await after.idempotency.claim(once)).toEqual({ is: 'unknown' });
    const second = await claimed(after, request);
    // Who was overtaken, and lives after all, changes nothing more.
    await store.idempotency.answer(first, 'late');
    await store.idempotency.release(first);
    await after.idempotency.answer(second, 'done');
    expect(await store.idempotency.claim(request)).toEqual({ is: 'answered', answer: 'done' });
  });

  it('goes with its account, with a listener of the account, and after a day', async () => {
    const { store, clock, rows } = await open();
    const request = await ada(store);
    const { id } = (await listenerWithSong(store)).listener;
    await store.listeners.give(id, request.accountId);
    const kept = async () => (await rows()).idempotency?.length;
    await store.idempotency.answer(await claimed(store, request), 'of a listener');
    await store.listeners.forget(id);
    expect(await kept()).toBe(0);
    await claimed(store, request);
    clock.now += 86_399_999;
    await store.idempotency.tidy(9);
    expect(await kept()).toBe(1);
    clock.now += 1;
    await store.idempotency.tidy(9);
    expect(await kept()).toBe(0);
    await claimed(store, request);
    await store.accounts.remove(request.accountId);
    expect(await kept()).toBe(0);
  });

  it('of an account so many are kept, the newest', async () => {
    const { store, clock, rows } = await open();
    const request = await ada(store);
    const bob = { name: 'Bob', role: 'listener', passwordHash: 'x:y' } as const;
    const { id: accountId } = await store.accounts.create(bob);
    await claimed(store, { ...request, accountId });
    for (let n = 0; n < 5; n++) {
      clock.now += 1;
      await claimed(store, { ...request, key: `${n}` });
    }
    await store.idempotency.tidy(3);
    expect((await rows()).idempotency).toHaveLength(4);
    expect(await store.idempotency.claim({ ...request, key: '2' })).toEqual({ is: 'running' });
    await claimed(store, { ...request, key: '1' });
  });
}
