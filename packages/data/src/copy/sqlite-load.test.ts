import { StatementSync } from 'node:sqlite';
import { expect, it, vi } from 'vitest';
import { knownMigrations } from '../sql/migrate.ts';
import { silentTelemetry } from '../telemetry.ts';
import { emptyPlace } from './databases.fixture.ts';
import { beginSqliteLoad } from './sqlite-load.ts';

const options = { migrations: knownMigrations('sqlite'), replaces: false };

it('a full disk is named, as it may be another than the one of the home folder', async () => {
  const place = await emptyPlace('sqlite');
  if (place.dialect !== 'sqlite') throw new Error('no file');
  const load = await beginSqliteLoad(place.file, options, silentTelemetry);
  const [table] = load.tables;
  if (table === undefined) throw new Error('no table');
  const line = JSON.stringify(table.columns.map(() => null));
  const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
  const running = vi.spyOn(StatementSync.prototype, 'run').mockImplementation(() => {
    throw full;
  });
  try {
    await expect(load.add(table, [line])).rejects.toMatchObject({
      ...{ code: 'disk-full', message: `There is no room for ${place.file}.restoring.` },
    });
  } finally {
    running.mockRestore();
    await load.abandon();
  }
});

it('a folder that takes no file is refused by its code', async () => {
  const begun = beginSqliteLoad('/proc/self/echotune.sqlite', options, silentTelemetry);
  await expect(begun).rejects.toMatchObject({ code: 'home-not-writable' });
});
