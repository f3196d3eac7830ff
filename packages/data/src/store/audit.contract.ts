import { expect, it } from 'vitest';
import type { OpenStage } from './stage.fixture.ts';
import type { Store } from './store.ts';

const person = async (store: Store, name: string) =>
  (await store.accounts.create({ name, role: 'listener', passwordHash: 'x:y' })).id;

const entry = (accountId: string | null, aboutId: string | null = null) => ({
  ...({ event: 'key-added', done: true, door: 'page', thing: 'key 5' } as const),
  ...{ accountId, aboutId },
});

/** What was done by whom, and for how long that is known. */
export function auditContract(open: OpenStage): void {
  it('is listed newest first, page by page, after a restart too', async () => {
    const { store, clock, again } = await open();
    const ada = await person(store, 'Ada');
    const at = clock.now;
    for (let n = 0; n < 5; n++) {
      clock.now = at + n;
      await store.audit.note({ ...entry(ada), done: n % 2 === 0 });
    }
    const { audit } = await again();
    const first = await audit.list(null, 3);
    expect(first.map((one) => one.at - at)).toEqual([4, 3, 2]);
    expect(first[0]).toEqual({ ...entry(ada), id: expect.any(Number), at: at + 4 });
    expect(first[1]?.done).toBe(false);
    const rest = await audit.list(first.at(-1)?.id ?? 0, 3);
    expect(rest.map((one) => one.at - at)).toEqual([1, 0]);
  });

  it('names nobody whose account is gone, or never was', async () => {
    const { store } = await open();
    const [ada, bob] = [await person(store, 'Ada'), await person(store, 'Bob')];
    await store.audit.note(entry(ada, bob));
    await store.accounts.remove(bob);
    await store.audit.note(entry(bob, 'nobody'));
    await store.accounts.remove(ada);
    const left = await store.audit.list(null, 9);
    expect(left).toMatchObject([entry(null), entry(null)]);
    expect(await store.check()).toEqual([]);
  });

  it('is kept for as long as is said', async () => {
    const { store, clock } = await open();
    await store.audit.note(entry(null));
    clock.now += 1000;
    await store.audit.note(entry(null));
    await store.audit.tidy(1000);
    expect(await store.audit.list(null, 9)).toHaveLength(1);
  });
}
