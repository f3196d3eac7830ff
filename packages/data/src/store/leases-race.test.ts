import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryHome } from '../../../../tests/kit/echotune.ts';
import { temporaryDatabase } from '../../../../tests/kit/postgres.ts';
import { describeWith } from '../../../../tests/need.ts';
import type { Lease } from '../domain/lease.ts';
import { openPostgresStore } from '../postgres/open.ts';
import { openSqliteStore } from '../sqlite/open.ts';
import { silentTelemetry } from '../telemetry.ts';
import type { Store } from './store.ts';
import { storeProgram } from './store-program.fixture.ts';

/** A store by the machine's clock, and how another process opens it. */
interface SharedStore {
  readonly store: Store;
  readonly opening: string;
}

const usual = { clock: Date.now, clocks: new Map(), telemetry: silentTelemetry };

async function onSqlite(): Promise<SharedStore> {
  const { home, remove } = await temporaryHome();
  const file = join(home, 'store.db');
  const store = await openSqliteStore({ file, ...usual });
  onTestFinished(async () => {
    await store.close();
    await remove();
  });
  return { store, opening: `openSqliteStore({ file: ${JSON.stringify(file)}, ...usual })` };
}

async function onPostgres(): Promise<SharedStore> {
  const { url, remove } = await temporaryDatabase();
  const store = await openPostgresStore({ url, ...usual });
  onTestFinished(async () => {
    await store.close();
    await remove();
  });
  return { store, opening: `openPostgresStore({ url: ${JSON.stringify(url)}, ...usual })` };
}

describe('leases of several processes on SQLite', () => contract(onSqlite));
describeWith('postgres', 'leases of several processes', () => contract(onPostgres));

/** Processes that ask for leases at once, and one that is killed. */
function contract(open: () => Promise<SharedStore>): void {
  it('no two processes ever have the same term, however short leases are', async () => {
    const { opening } = await open();
    const body = `
      const holder = String(process.pid);
      for (let nth = 0; nth < 150; nth++) {
        const lease = await store.leases.hold('race', holder, 1 + nth % 5);
        if (lease !== null) console.log(lease.term);
        if (nth % 7 === 0) await store.leases.release('race', holder);
      }
      await store.close();`;
    const run = promisify(execFile);
    const said = await Promise.all(
      [1, 2, 3].map(() => run(process.execPath, storeProgram(opening, body))),
    );
    const terms = said.map(({ stdout }) => [...new Set(stdout.trim().split('\n'))]);
    expect(terms.flat().length).toBeGreaterThan(1);
    expect(new Set(terms.flat()).size).toBe(terms.flat().length);
  });

  it('a holder that is killed is followed once its time is over, and not before', async () => {
    const { store, opening } = await open();
    const body = `
      for (;;) console.log(JSON.stringify(await store.leases.hold('sending', 'killed', 1000)));`;
    const child = spawn(process.execPath, storeProgram(opening, body));
    const exited = once(child, 'exit');
    onTestFinished(() => void child.kill('SIGKILL'));
    let last: Lease | null = null;
    let said = 0;
    for await (const line of createInterface(child.stdout)) {
      last = JSON.parse(line);
      said += 1;
      if (said === 20) child.kill('SIGKILL');
    }
    await exited;
    let heir: Lease | null = null;
    while (heir === null) heir = await store.leases.hold('sending', 'heir', 1000);
    expect(heir).toMatchObject({ holder: 'heir', term: 2 });
    expect(heir.takenAt).toBeGreaterThanOrEqual(last?.until ?? Number.NaN);
  });
}
