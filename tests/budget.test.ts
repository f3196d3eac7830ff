import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openSqliteStore, silentTelemetry } from '@echotune/data';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';
import { openOnPostgres } from './kit/open-store.ts';
import { startOwned } from './kit/signed-in.ts';
import { type StormCounters, stormSpending } from './kit/spending-storm.ts';
import { describeWith } from './need.ts';

const options = { clock: () => Date.now(), clocks: new Map(), telemetry: silentTelemetry };
const plan = { calls: 150, callers: 3, atOnce: 2, kills: 2, seed: 7 };
const sound = { overspent: 0, miscounted: 0, missing: 0, unreconciled: 0, unsound: 0 };

function expectSound(counters: StormCounters): void {
  expect(counters).toMatchObject({ ...sound, kills: 2 });
  expect(counters.samples).toBeGreaterThan(0);
  expect(counters.admitted).toBeGreaterThan(0.95 * counters.oracle);
  expect(counters.oracle).toBeLessThan(plan.calls);
}

let home: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ home, remove } = await temporaryHome());
});
afterEach(() => remove());

const storeIn = (folder: string) =>
  openSqliteStore({ file: join(folder, 'echotune.sqlite'), ...options });

it('no limit is passed on SQLite by callers that fail, hang and are killed', async () => {
  const store = await storeIn(home);
  try {
    expectSound(await stormSpending(store, { file: join(home, 'echotune.sqlite') }, plan));
  } finally {
    await store.close();
  }
});

describeWith('postgres', 'spending on PostgreSQL', () => {
  it('no limit is passed by callers that fail, hang and are killed', async () => {
    const { store, url, close } = await openOnPostgres();
    try {
      expectSound(await stormSpending(store, { url }, plan));
    } finally {
      await close();
    }
  });
});

/** A call whose process died a minute ago. */
async function leaveBehind(holdNanoUsd: number): Promise<void> {
  const store = await storeIn(home);
  const reservation = await store.budgets.reserve({
    ...{ provider: 'google', model: `m-${randomUUID()}`, purpose: 'assistant', listenerId: null },
    ...{ holdNanoUsd, estimated: false, deadline: Date.now() - 60_000 },
  });
  expect(reservation).toMatchObject({ admitted: true });
  await store.close();
}

describe('what dead callers held', () => {
  it('is charged by a server that starts', async () => {
    await runEchotune(home, ['budget', 'set', '1', '--per', 'total']);
    await leaveBehind(250_000_000);
    const server = await startOwned(home);
    try {
      const states = async () => {
        const { headers } = server;
        const answer = await fetch(`${server.address}/api/v1/budget/ledger`, { headers });
        const { calls } = JSON.parse(await answer.text());
        return calls.map(({ state }: { state: string }) => state);
      };
      await expect.poll(states).toEqual(['charged']);
    } finally {
      await server.stop();
    }
  });

  it('is charged when an operator looks, who is told what is left and until when', async () => {
    const nobody = await runEchotune(home, ['budget']);
    expect(nobody).toMatchObject({ code: 0, stdout: expect.stringContaining('No limit is set') });
    const command = ['budget', 'set', '0.50', '--per', 'total', '--provider', 'google'];
    const set = await runEchotune(home, command);
    expect(set.stdout).toBe('Set: limit 1 ($0.50 in total, google).\n');
    await leaveBehind(250_000_000);
    const { stdout } = await runEchotune(home, ['budget']);
    expect(stdout).toMatch(
      /^limit 1 \(\$0\.50 in total, google\) {2}\$0\.25 spent {2}\$0\.00 held {2}\$0\.25 left {2}ok {2}lasts until \d{4}-/,
    );
    const ledger = await runEchotune(home, ['budget', 'ledger']);
    expect(ledger.stdout).toMatch(/charged \$0\.25 {2}hold \$0\.25 {2}lost: /);
    const { limits } = JSON.parse((await runEchotune(home, ['budget', '--json'])).stdout);
    expect(limits).toMatchObject([
      { settledUsd: '0.25', leftUsd: '0.25', limit: { limitUsd: '0.50' } },
    ]);
    const { calls } = JSON.parse((await runEchotune(home, ['budget', 'ledger', '--json'])).stdout);
    expect(calls).toMatchObject([{ costUsd: '0.25', holdUsd: '0.25', listener: null }]);
    expect(await runEchotune(home, ['budget', 'reopen', '1'])).toMatchObject({
      ...{ code: 0, stdout: expect.stringMatching(/^Not closed, so nothing was done: limit 1 /) },
    });
    for (const [option, name, known] of [
      ...[['--provider', 'gogle', 'google, perplexity, compatible'] as const],
      ...[['--purpose', 'assistent', 'question, assistant, research'] as const],
    ]) {
      const refused = await runEchotune(home, ['budget', 'set', '1', '--per', 'day', option, name]);
      expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining(known) });
    }
    expect(await runEchotune(home, ['budget', 'remove', '1'])).toMatchObject({ code: 0 });
    const gone = await runEchotune(home, ['budget', 'remove', '1']);
    expect(gone).toMatchObject({ code: 2, stderr: expect.stringContaining('budget-unknown') });
    const bad = await runEchotune(home, ['budget', 'set', '1e3', '--per', 'day']);
    expect(bad).toMatchObject({ code: 2, stderr: expect.stringContaining('no amount in dollars') });
    await runEchotune(home, ['budget', 'set', '0', '--per', 'month']);
    const none = await runEchotune(home, ['budget']);
    expect(none.stdout).toMatch(/\(\$0\.00 a month\) .*\$0\.00 left {2}nothing admitted$/m);
  });
});
