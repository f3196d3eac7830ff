/**
 * Import of histories, file to stored, deduplicated and reconciled: an extended history beside its
 * yardsticks; with `--format NAME` a file of that format, with `--format all` one of each and one
 * history as several services tell it (`--format sources`: that alone). Exits 1 where a row is lost.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exportFormats } from '@echotune/formats';
import { temporaryHome } from '../tests/kit/echotune.ts';
import { measureFormat } from './import/each-format.ts';
import { measureExtended } from './import/extended-history.ts';
import { measureSources } from './import/second-source.ts';
import { machine } from './kit/machine.ts';

const { values } = parseArgs({
  options: {
    format: { type: 'string', default: 'spotify-extended' },
    plays: { type: 'string', default: '1000000' },
    tracks: { type: 'string' },
    runs: { type: 'string', default: '3' },
  },
});
const plays = Number(values.plays);
// 40,000 in a million plays.
const size = { plays, tracks: Number(values.tracks ?? Math.ceil(plays / 25)) };

function print(result: object): void {
  console.log(JSON.stringify({ benchmark: 'import', ...machine(), ...result }, null, 2));
}

function fail(problems: readonly string[]): void {
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

async function extended(home: string): Promise<void> {
  const result = await measureExtended(size, Number(values.runs), home);
  print(result);
  console.table({
    'import into SQLite': result.sqlite,
    'import again (all duplicates)': { rowsPerSecond: result.sameAgain.rowsPerSecond },
    'import into PostgreSQL': result.postgres ?? {},
    'raw prepared inserts': result.rawPreparedInserts,
    'parsing alone': result.parsingAlone,
  });
  fail(result.problems);
}

async function formats(names: readonly string[], home: string) {
  const measures: Record<string, Awaited<ReturnType<typeof measureFormat>>> = {};
  for (const name of names) measures[name] = await measureFormat(name, size, join(home, name));
  return measures;
}

const columns = ['rows', 'parsing', 'importing', 'importingPerCpuSecond', 'sameAgain', 'peakMiB'];

async function several(home: string): Promise<void> {
  const all = exportFormats.map(({ name }) => name);
  const names = { all, sources: [] }[values.format] ?? [values.format];
  const byFormat = await formats(names, home);
  const withSources = values.format === 'all' || values.format === 'sources';
  const bySource = withSources ? await measureSources(size, join(home, 'sources')) : {};
  print({ ...size, rowsPerSecond: byFormat, sources: bySource });
  console.table(byFormat, columns);
  console.table(bySource, ['rows', 'rowsPerSecond', 'rowsPerCpuSecond', 'peakMiB', 'added']);
  for (const [name, { problems }] of [...Object.entries(byFormat), ...Object.entries(bySource)]) {
    fail(problems.map((problem) => `${name}: ${problem}`));
  }
}

const { home, remove } = await temporaryHome();
try {
  await (values.format === 'spotify-extended' ? extended(home) : several(home));
} finally {
  await remove();
}
