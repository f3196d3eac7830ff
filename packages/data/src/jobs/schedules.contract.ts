import { expect, it } from 'vitest';
import { codeOf, minuteMs, type OpenStage } from '../store/stage.fixture.ts';
import type { Store } from '../store/store.ts';

const dayMs = 24 * 60 * minuteMs;
const night = { cron: '0 4 * * *', timeZone: 'Europe/Berlin' };
const at = (text: string) => Date.parse(text);

async function nextOf({ jobs }: Store, name: string): Promise<string | null> {
  const found = (await jobs.schedules()).find((one) => one.name === name);
  return found === undefined ? null : new Date(found.nextAt).toISOString();
}

/** What every queue of jobs does of itself, again and again. */
export function schedulesContract(open: OpenStage): void {
  it('a schedule runs when its time has come, is not doubled and survives a restart', async () => {
    const { store, clock, again } = await open();
    const claimed = () => store.jobs.claim(['retrain'], minuteMs / 2);
    await store.jobs.schedule('nightly', 'retrain', { model: 'blend' }, { everyMs: minuteMs });
    expect(await claimed()).toBeNull();
    clock.now += minuteMs - 1;
    const timing = { everyMs: minuteMs };
    await (await again()).jobs.schedule('nightly', 'retrain', { model: 'repeat' }, timing);
    expect(await claimed()).toBeNull();
    clock.now += 1;
    expect(await store.jobs.due(['retrain'])).toBe(true);
    const first = await claimed();
    expect(first?.job.payload).toEqual({ model: 'repeat' });
    expect(await claimed()).toBeNull();
    clock.now += minuteMs;
    const retaken = await claimed();
    expect(retaken?.job.id).toBe(first?.job.id);
    await retaken?.complete(null);
    await store.jobs.unschedule('nightly');
    clock.now += 9 * minuteMs;
    expect(await claimed()).toBeNull();
  });

  it('a schedule by the clock runs when the clocks of its zone show that time', async () => {
    const { store, clock } = await open();
    clock.now = at('2026-01-10T02:59:00Z');
    await store.jobs.schedule('nightly', 'retrain', {}, night);
    expect(await store.jobs.schedules()).toEqual([
      { name: 'nightly', kind: 'retrain', timing: night, nextAt: at('2026-01-10T03:00:00Z') },
    ]);
    expect(await store.jobs.claim(['retrain'], minuteMs)).toBeNull();
    clock.now = at('2026-01-10T03:00:00Z');
    const run = await store.jobs.claim(['retrain'], minuteMs);
    expect(run?.job.kind).toBe('retrain');
    expect(await nextOf(store, 'nightly')).toBe('2026-01-11T03:00:00.000Z');
  });

  it('what was missed while nobody worked runs once, also where its schedule is set anew', async () => {
    const { store, clock, again } = await open();
    clock.now = at('2026-01-10T12:00:00Z');
    await store.jobs.schedule('nightly', 'retrain', {}, night);
    await store.jobs.schedule('hourly', 'look', {}, { everyMs: 60 * minuteMs });
    clock.now += 5 * dayMs;
    const { jobs } = await again();
    await jobs.schedule('nightly', 'retrain', {}, night);
    await jobs.schedule('hourly', 'look', {}, { everyMs: 60 * minuteMs });
    for (const kind of ['retrain', 'look']) {
      await (await jobs.claim([kind], minuteMs))?.complete(null);
      expect(await jobs.claim([kind], minuteMs)).toBeNull();
      expect(await jobs.list({ kind })).toHaveLength(1);
    }
    expect(await nextOf(store, 'nightly')).toBe('2026-01-16T03:00:00.000Z');
    expect(await nextOf(store, 'hourly')).toBe('2026-01-15T13:00:00.000Z');
  });

  it('another expression or zone counts from when it is set', async () => {
    const { store, clock } = await open();
    clock.now = at('2026-01-10T12:00:00Z');
    await store.jobs.schedule('nightly', 'retrain', {}, { everyMs: minuteMs });
    await store.jobs.schedule('nightly', 'retrain', {}, night);
    expect(await nextOf(store, 'nightly')).toBe('2026-01-11T03:00:00.000Z');
    await store.jobs.schedule('nightly', 'retrain', {}, { ...night, timeZone: 'Asia/Tokyo' });
    expect(await nextOf(store, 'nightly')).toBe('2026-01-10T19:00:00.000Z');
    await store.jobs.unschedule('nightly');
    expect(await store.jobs.schedules()).toEqual([]);
  });

  it('of several connections that claim at once a schedule is run by one', async () => {
    const { store, clock, beside } = await open();
    for (const name of ['a', 'b', 'c']) {
      await store.jobs.schedule(name, 'retrain', { name }, night);
    }
    clock.now += dayMs;
    const workers = [store, await beside(), await beside(), await beside()];
    const claimed: unknown[] = [];
    while (await store.jobs.due(['retrain'])) {
      const held = await Promise.all(workers.map(({ jobs }) => jobs.claim(['retrain'], minuteMs)));
      claimed.push(...held.flatMap((one) => (one === null ? [] : [one.job.payload])));
    }
    expect(claimed.map((payload) => JSON.stringify(payload)).sort()).toEqual([
      ...['{"name":"a"}', '{"name":"b"}', '{"name":"c"}'],
    ]);
  });

  it('a schedule that says nothing is refused, and the one before stays', async () => {
    const { store } = await open();
    await store.jobs.schedule('nightly', 'retrain', {}, night);
    const before = await store.jobs.schedules();
    const refused = (cron: string, timeZone = 'UTC') =>
      codeOf(store.jobs.schedule('nightly', 'retrain', {}, { cron, timeZone }));
    for (const cron of ['', 'nightly', '* * * *', '* * * * * *', '61 * * * *', '0 4 * * 8']) {
      expect(await refused(cron)).toBe('schedule-invalid');
    }
    for (const cron of ['@daily', '? 4 * * *', '0 0 30 2 *', '2026-01-01T00:00:00']) {
      expect(await refused(cron)).toBe('schedule-invalid');
    }
    expect(await refused('0 4 * * *', 'Mars/Olympus')).toBe('time-zone-unknown');
    expect(await store.jobs.schedules()).toEqual(before);
  });
}
