import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import { atomicallySoon } from '../sql/context.ts';
import type { Schema } from '../sql/schema.ts';
import { silentTelemetry } from '../telemetry.ts';
import { NodeSqliteDialect } from './dialect.ts';
import { diskWait } from './disk-wait.ts';
import { sqlitePlayRows } from './play-rows.ts';

it('only what may be lost does not wait for the disk: whatever follows does, also after a failure', async () => {
  using database = new DatabaseSync(':memory:');
  database.exec('pragma synchronous = full');
  const isWaiting = () => database.prepare('pragma synchronous').get()?.synchronous === 2;
  const context = {
    db: new Kysely<Schema>({ dialect: new NodeSqliteDialect(database) }),
    ...{ dialect: 'sqlite' as const, playRows: sqlitePlayRows(database), clocks: new Map() },
    eraser: { async mark() {}, async erase() {} },
    ...{ clock: () => 0, telemetry: silentTelemetry, afterCommit: [] },
    waitForDisk: diskWait(database),
  };
  for (let time = 0; time < 3; time += 1) {
    expect(await atomicallySoon(context, async () => isWaiting())).toBe(false);
    expect(isWaiting()).toBe(true);
  }
  const failing = atomicallySoon(context, () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(isWaiting()).toBe(true);
});
