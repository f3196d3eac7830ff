import { expect, it } from 'vitest';
import type { Examiner } from './examiners.ts';
import { HealthWatch } from './health-watch.ts';
import type { Part } from './part.ts';

const well = (name: string): Part => ({ name, ok: true, detail: 'there', problem: null });
const away: Part = { name: 'store', ok: false, detail: 'gone', problem: 'store-away' };

function watching(examine: Record<string, () => Promise<Part[]>>) {
  const time = { now: 1000 };
  const examiners = Object.entries(examine).map(
    ([name, look]): Examiner => ({ name, needsStore: name === 'jobs', examine: look }),
  );
  const watch = new HealthWatch(examiners, { clock: () => time.now, deadlineMs: 40 });
  const told = async () =>
    (await watch.look()).map(({ name, ok, since, problem }) => [name, ok, since, problem]);
  return { time, watch, told };
}

it('a part that stalls does not stall the look, is asked once until it answers, and says so', async () => {
  let asked = 0;
  let answer = (_parts: Part[]) => {};
  const { told, watch } = watching({
    store: async () => [well('store')],
    disk: () => {
      asked += 1;
      return asked > 1
        ? Promise.resolve([well('disk')])
        : new Promise((resolve) => {
            answer = resolve;
          });
    },
  });
  const began = performance.now();
  const stalled = [
    ['store', true, 1000, null],
    ['disk', false, 1000, 'part-stalls'],
  ];
  expect(await told()).toEqual(stalled);
  expect(await told()).toEqual(stalled);
  expect(performance.now() - began).toBeLessThan(5000);
  expect(asked).toBe(1);
  answer([well('disk')]);
  expect((await watch.look()).map(({ ok }) => ok)).toEqual([true, true]);
});

it('since when a part is as it is holds until it changes, also where it was not looked at meanwhile', async () => {
  let store = well('store');
  let jobs = async () => [well('jobs')];
  const { told, time } = watching({ store: async () => [store], jobs: () => jobs() });
  await told();
  time.now = 2000;
  store = away;
  expect(await told()).toEqual([['store', false, 2000, 'store-away']]);
  time.now = 3000;
  expect(await told()).toEqual([['store', false, 2000, 'store-away']]);
  store = well('store');
  jobs = async () => {
    throw new Error('broken');
  };
  expect(await told()).toEqual([
    ['store', true, 3000, null],
    ['jobs', false, 3000, 'part-unreadable'],
  ]);
  jobs = async () => [well('jobs')];
  time.now = 4000;
  expect(await told()).toEqual([
    ['store', true, 3000, null],
    ['jobs', true, 4000, null],
  ]);
});
