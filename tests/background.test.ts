import { setTimeout as wait } from 'node:timers/promises';
import { openSqliteStore, silentTelemetry } from '@echotune/data';
import { extendedHistoryChunks, sourceClocks } from '@echotune/formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addBigCommunity } from './kit/big-community.ts';
import { childrenOf } from './kit/children.ts';
import { temporaryHome } from './kit/echotune.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';
import { upload } from './kit/upload.ts';

let home: string;
let remove: () => Promise<void>;

/** One home for all: filling it so that training takes seconds takes seconds too. */
beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
  await addBigCommunity(home);
});

afterAll(() => remove());

interface Status {
  readonly id: number;
  readonly state: string;
  readonly phase: string;
}

const statusOf = async ({ address, headers }: OwnedServer, id: number): Promise<Status> =>
  JSON.parse(await (await fetch(`${address}/api/v1/imports/${id}`, { headers })).text());

/** Sends a few plays of their own; learning from them means learning from all. */
async function sendHistory(server: OwnedServer, seed: number): Promise<number> {
  const rows = extendedHistoryChunks({ plays: 50, tracks: 9, endsAt: Date.UTC(2025, 0, 1), seed });
  const { headers, payload } = upload({ 'endsong_0.json': [...rows].join('') });
  const options = {
    method: 'POST',
    headers: { ...headers, ...server.headers },
    body: new Uint8Array(payload),
  };
  const answer = await fetch(`${server.address}/api/v1/imports`, options);
  const status: Status = JSON.parse(await answer.text());
  return status.id;
}

async function until<T>(look: () => Promise<T>, isEnough: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (isEnough(seen)) return seen;
    await wait(50);
  }
}

const training = (server: OwnedServer, id: number) =>
  until(
    () => statusOf(server, id),
    ({ state, phase }) => state === 'running' && phase === 'training',
  );

async function cancel(server: OwnedServer, id: number): Promise<Status> {
  const { address, headers } = server;
  await fetch(`${address}/api/v1/imports/${id}`, { method: 'DELETE', headers });
  return until(
    () => statusOf(server, id),
    ({ state }) => state !== 'running',
  );
}

async function jobIn(id: number) {
  const file = `${home}/echotune.sqlite`;
  const store = await openSqliteStore({
    file,
    clock: Date.now,
    clocks: sourceClocks,
    telemetry: silentTelemetry,
  });
  try {
    return await store.jobs.get(id);
  } finally {
    await store.close();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it('a training that was cancelled ends in its midst, and what was imported stays', async () => {
  const server = await startOwned(home);
  try {
    const id = await sendHistory(server, 1);
    await training(server, id);
    const ended = await cancel(server, id);
    expect(ended).toMatchObject({ state: 'cancelled', phase: 'training', totals: { read: 50 } });
  } finally {
    await server.stop();
  }
});

it('a server that is stopped gives its work back, and the next one goes on with every attempt left', async () => {
  const first = await startOwned(home);
  const id = await sendHistory(first, 2);
  await training(first, id);
  const workers = childrenOf(first.child.pid);
  await first.stop();
  expect(workers.filter(isAlive)).toEqual([]);
  const given = await jobIn(id);
  expect(given).toMatchObject({ state: 'queued', attempts: 0, maxAttempts: 3 });
  const second = await startOwned(home);
  try {
    await training(second, id);
    await cancel(second, id);
  } finally {
    await second.stop();
  }
});

it('a server killed outright leaves no worker, and its work is taken up by the next', async () => {
  const first = await startOwned(home);
  const id = await sendHistory(first, 3);
  const running = async () => (await statusOf(first, id)).phase;
  await until(running, (phase) => phase !== 'waiting');
  const workers = childrenOf(first.child.pid);
  expect(workers).toHaveLength(1);
  await first.kill();
  await until(
    async () => workers.some(isAlive),
    (alive) => !alive,
  );
  expect((await jobIn(id))?.state).toBe('queued');
  const second = await startOwned(home);
  try {
    expect(await training(second, id)).toMatchObject({ totals: { read: 50 } });
    await cancel(second, id);
  } finally {
    await second.stop();
  }
});
