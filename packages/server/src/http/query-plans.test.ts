import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryHome } from '../../../../tests/kit/echotune.ts';
import { collectStatements } from '../../../../tests/kit/plans/collect-statements.ts';
import { openPlanner } from '../../../../tests/kit/plans/postgres-scans.ts';
import { sqliteScans } from '../../../../tests/kit/plans/sqlite-scans.ts';
import { temporaryDatabase } from '../../../../tests/kit/postgres.ts';
import { describeWith } from '../../../../tests/need.ts';
import { readConfig } from '../config/config.ts';
import { wire } from '../wire.ts';
import { callsOf, requestOf, withValues } from './call.fixture.ts';
import { growing, mayRead } from './growing-tables.fixture.ts';
import { openOperationStage } from './operation-stage.fixture.ts';

/** Every statement of a server that is asked for everything it offers, on a store whose schema is there. */
async function statementsOf(environment: Readonly<Record<string, string>>) {
  await (await wire(readConfig({ ECHOTUNE_LOG_LEVEL: 'silent', ...environment }))).close();
  const statements = collectStatements();
  try {
    const stage = await openOperationStage(environment);
    try {
      for (const operation of stage.operations) {
        const [call] = fc.sample(callsOf(operation, stage.known), { seed: 1, numRuns: 1 });
        if (call === undefined) continue;
        const given = withValues(call, await stage.prepare(operation.name));
        await stage.test.app.inject(requestOf(operation, given));
      }
      await stage.test.work();
    } finally {
      await stage.test.close();
    }
  } finally {
    statements.stop();
  }
  return [...statements.all.values()];
}

/** What must be found, were it asked. */
const planted = { text: 'select p.ms_played from play as p where p.track_id = ?', values: [1] };

/** Tables that a statement reads whole and that nothing allows it to. */
function unexplained(text: string, scans: readonly string[]): string[] {
  return scans.filter(
    (table) =>
      growing.has(table) &&
      !mayRead.some(({ tables, of }) => tables.includes(table) && of.test(text)),
  );
}

it('on SQLite, nothing that is asked for reads a table that grows from end to end', async () => {
  const { home, remove } = await temporaryHome();
  onTestFinished(remove);
  const statements = await statementsOf({ ECHOTUNE_HOME: home });
  using database = new DatabaseSync(join(home, 'echotune.sqlite'));
  const wrong = statements.flatMap(({ text }) => {
    const tables = unexplained(text, sqliteScans(database, text, growing));
    return tables.length === 0 ? [] : [[tables, text]];
  });
  expect(sqliteScans(database, planted.text, growing)).toEqual(['play']);
  expect(statements.length).toBeGreaterThan(300);
  expect(wrong).toEqual([]);
});

describeWith('postgres', 'PostgreSQL', () => {
  it('nothing that is asked for reads a table that grows from end to end', async () => {
    const { home, remove } = await temporaryHome();
    onTestFinished(remove);
    const { url, remove: drop } = await temporaryDatabase();
    onTestFinished(drop);
    const statements = await statementsOf({ ECHOTUNE_HOME: home, DATABASE_URL: url });
    const planner = await openPlanner(url);
    onTestFinished(planner.close);
    const wrong: unknown[] = [];
    for (const asked of statements) {
      const tables = unexplained(asked.text, await planner.scans(asked));
      if (tables.length > 0) wrong.push([tables, asked.text]);
    }
    const numbered = { ...planted, text: planted.text.replace('?', '$1') };
    expect(await planner.scans(numbered)).toEqual(['play']);
    expect(statements.length).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });
});
