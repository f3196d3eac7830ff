import { setTimeout as wait } from 'node:timers/promises';
import { EchoError, type Lease, type LeaseStore, silentTelemetry } from '@echotune/data';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../tests/kit/open-store.ts';
import { keepLeading, leading } from './keep-leading.ts';

const leaseMs = 40;
let test: TestStore;
let said: string[];

beforeEach(async () => {
  test = await openStore();
  said = [];
});
afterEach(() => test.close());

const telemetry = {
  ...silentTelemetry,
  log: (_level: string, event: string) => {
    said.push(event);
  },
};

/** A server whose part is noted as it begins and ends; `hold` stands in for the store's where it is given. */
function server(name: string, hold?: LeaseStore['hold']) {
  const { leases } = test.store;
  const held: LeaseStore = {
    hold: hold ?? leases.hold.bind(leases),
    release: leases.release.bind(leases),
    get: leases.get.bind(leases),
  };
  const begin = () => {
    said.push(`${name} begins`);
    return async () => {
      said.push(`${name} ends`);
    };
  };
  return keepLeading({ store: { leases: held }, telemetry }, begin, leaseMs);
}

async function until(event: string): Promise<void> {
  while (!said.includes(event)) await wait(5);
}

it('one of two servers does its part, and the other follows when it stops', async () => {
  const stopFirst = server('first');
  await until('first begins');
  const stopSecond = server('second');
  await wait(3 * leaseMs);
  expect(said).toEqual(['leading-begun', 'first begins']);
  await stopFirst();
  await until('second begins');
  expect(said.slice(2)).toEqual(['first ends', 'leading-begun', 'second begins']);
  await stopSecond();
  expect(await test.store.leases.get(leading)).toBeNull();
});

it('who was taken over from ends its part', async () => {
  const stop = server('first');
  await until('first begins');
  // As if this server had slept meanwhile.
  do test.advance(leaseMs);
  while ((await test.store.leases.hold(leading, 'other', leaseMs)) === null);
  await until('first ends');
  expect(said).toContain('leading-ended');
  await stop();
  expect(await test.store.leases.get(leading)).toMatchObject({ holder: 'other' });
});

it('who cannot reach the store ends its part by the time another may have it, and begins again', async () => {
  let isAway = false;
  const { leases } = test.store;
  const stop = server('first', (...asked): Promise<Lease | null> => {
    if (isAway) return Promise.reject(new EchoError('store-unreachable', 'away'));
    return leases.hold(...asked);
  });
  await until('first begins');
  isAway = true;
  await until('first ends');
  said.length = 0;
  isAway = false;
  await until('first begins');
  await stop();
  expect(said.at(-1)).toBe('first ends');
});
