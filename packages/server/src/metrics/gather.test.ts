import { setImmediate as turn } from 'node:timers/promises';
import { silentTelemetry } from '@echotune/data';
import { expect, it } from 'vitest';
import { Gatherer, type Reading } from './gather.ts';
import { Metrics } from './metrics.ts';

function opened(freshMs = 0) {
  const metrics = new Metrics({
    onMisuse: (problem, name) => {
      throw new Error(`${name} ${problem}`);
    },
  });
  const failures: unknown[] = [];
  const telemetry = {
    ...silentTelemetry,
    count: (_name: string, _by?: number, labels?: unknown) => void failures.push(labels),
  };
  const gatherer = new Gatherer(metrics, { telemetry, freshMs, deadlineMs: 30 });
  const versions = async () =>
    [...(await metrics.text()).matchAll(/^echotune_model_version\{alias="(\w+)"\} (\d+)/gm)].map(
      ([, alias, version]) => `${alias} ${version}`,
    );
  return { gatherer, failures, versions };
}

const version = (alias: string, value: number): Reading => ({
  ...{ name: 'echotune_model_version', value, labels: { alias } },
});

it('a store that is gone or stalls takes its own gauges along and no others, and comes back', async () => {
  const { gatherer, failures, versions } = opened();
  let read: () => Promise<Reading[]> = async () => [version('champion', 3), version('canary', 4)];
  gatherer.add({ name: 'store', read: () => read() });
  await gatherer.gather();
  expect(await versions()).toEqual(['champion 3', 'canary 4']);
  read = async () => [version('champion', 4)];
  await gatherer.gather();
  expect(await versions()).toEqual(['champion 4']);
  read = async () => {
    throw new Error('gone');
  };
  await gatherer.gather();
  expect(await versions()).toEqual([]);
  let asked = 0;
  const late = Promise.withResolvers<Reading[]>();
  read = () => {
    asked += 1;
    return late.promise;
  };
  await gatherer.gather();
  await gatherer.gather();
  expect([asked, await versions()]).toEqual([1, []]);
  late.resolve([version('champion', 5)]);
  await turn();
  read = async () => [version('champion', 6)];
  await gatherer.gather();
  expect(await versions()).toEqual(['champion 6']);
  expect(failures).toEqual([
    { collector: 'store' },
    { collector: 'store' },
    { collector: 'store' },
  ]);
});

it('scrapes that come at once, or soon after one another, read the store once', async () => {
  const { gatherer } = opened(60_000);
  let asked = 0;
  gatherer.add({
    name: 'store',
    read: () => {
      asked += 1;
      return [];
    },
  });
  await Promise.all([gatherer.gather(), gatherer.gather()]);
  await gatherer.gather();
  expect(asked).toBe(1);
});
