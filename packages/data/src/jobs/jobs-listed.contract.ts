import { expect, it } from 'vitest';
import { codeOf, listenerWithSong, type OpenStage } from '../store/stage.fixture.ts';

/** How every queue of jobs tells what is in it, and whose it is. */
export function jobsListedContract(open: OpenStage): void {
  it('jobs are listed newest first, by kind and state', async () => {
    const { store } = await open();
    const [one, two, three] = [
      await store.jobs.enqueue('a', 1),
      await store.jobs.enqueue('b', 2),
      await store.jobs.enqueue('a', 3),
    ];
    await store.jobs.cancel(one.id);
    const ids = async (filter: Parameters<typeof store.jobs.list>[0]) =>
      (await store.jobs.list(filter)).map(({ id }) => id);
    expect(await ids({})).toEqual([three.id, two.id, one.id]);
    expect(await ids({ limit: 2 })).toEqual([three.id, two.id]);
    expect(await ids({ limit: 1, beforeId: three.id })).toEqual([two.id]);
    expect(await ids({ kind: 'a', limit: 9 })).toEqual([three.id, one.id]);
    expect(await ids({ kind: 'a', state: 'queued', limit: 9 })).toEqual([three.id]);
    expect(await ids({ state: ['queued', 'cancelled'] })).toEqual([three.id, two.id, one.id]);
  });

  it('jobs that wait, run or have failed are counted by kind, with since when the first is due', async () => {
    const { store, clock } = await open();
    const start = clock.now;
    for (const runAfter of [start + 5, start + 10]) await store.jobs.enqueue('a', 1, { runAfter });
    await store.jobs.cancel((await store.jobs.enqueue('a', 2)).id);
    const running = await store.jobs.enqueue('b', 3);
    const counts = async () =>
      Object.fromEntries(
        (await store.jobs.counts()).map(({ kind, state, count, dueSince }) => [
          `${kind} ${state}`,
          [count, dueSince],
        ]),
      );
    expect(await counts()).toEqual({ 'a queued': [2, null], 'b queued': [1, start] });
    clock.now = start + 20;
    const claimed = await store.jobs.claim(['b'], 1000);
    expect(claimed?.job.id).toBe(running.id);
    expect(await counts()).toEqual({ 'a queued': [2, start + 5], 'b running': [1, null] });
    await claimed?.fail({ code: 'internal', message: 'x' }, { retry: false });
    expect(await counts()).toEqual({ 'a queued': [2, start + 5], 'b failed': [1, null] });
  });

  it('the jobs of one listener are listed without those of another', async () => {
    const { store } = await open();
    const { id: listenerId } = (await listenerWithSong(store)).listener;
    const own = await store.jobs.enqueue('a', { listenerId });
    await store.jobs.enqueue('a', null);
    expect((await store.jobs.list({ listenerId })).map(({ id }) => id)).toEqual([own.id]);
  });

  it('a job of a listener who is not there is refused', async () => {
    const { store } = await open();
    expect(await codeOf(store.jobs.enqueue('import', { listenerId: 99 }))).toBe('input-invalid');
  });
}
