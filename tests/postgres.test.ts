import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extendedHistoryChunks } from '@echotune/formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';
import { temporaryDatabase } from './kit/postgres.ts';
import { describeWith } from './need.ts';

describeWith('postgres', 'everything on PostgreSQL instead of the embedded store', () => {
  let home: Awaited<ReturnType<typeof temporaryHome>>;
  let database: Awaited<ReturnType<typeof temporaryDatabase>>;

  beforeAll(async () => {
    home = await temporaryHome();
    database = await temporaryDatabase();
  });

  afterAll(async () => {
    await database.remove();
    await home.remove();
  });

  const json = async (...args: string[]) => {
    const environment = { DATABASE_URL: database.url };
    const { stdout, stderr } = await runEchotune(home.home, [...args, '--json'], environment);
    // What takes long on a busy machine says how far it is.
    expect(stderr.replaceAll(/^[█░]+ .*\n/gm, '')).toBe('');
    return JSON.parse(stdout);
  };

  it('imports, recommends, explains, counts, examines and forgets', async () => {
    const file = join(home.home, 'endsong_0.json');
    const rows = extendedHistoryChunks({ plays: 3000, tracks: 100, endsAt: Date.UTC(2026, 0, 1) });
    writeFileSync(file, [...rows].join(''));
    const { totals } = await json('import', file);
    expect(totals.read).toBe(3000);
    expect((await json('import', file)).totals.added).toBe(0);
    const { items } = await json('recommend', '--shelf', 'on-repeat');
    expect(items).toHaveLength(10);
    const { addends, score } = await json('explain', String(items[0].impression));
    const sum = addends.reduce(
      (total: number, addend: { value: number }) => total + addend.value,
      0,
    );
    expect(Math.abs(sum - score)).toBeLessThan(1e-4);
    expect((await json('stats')).plays).toBe(totals.added);
    expect((await json('doctor')).ok).toBe(true);
    expect((await json('forget', '--yes')).plays).toBe(totals.added);
    expect((await json('doctor')).ok).toBe(true);
  });

  it('says what is wrong when the database is not there', async () => {
    const gone = { DATABASE_URL: 'postgres://postgres@127.0.0.1:1/none' };
    const { code, stderr } = await runEchotune(home.home, ['stats'], gone);
    expect(code).toBe(5);
    expect(stderr).toContain('[store-unreachable]');
  });
});
