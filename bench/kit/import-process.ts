import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ImportTotals } from '@echotune/data';

const child = fileURLToPath(new URL('./import-child.ts', import.meta.url));

export interface MeasuredImport {
  readonly seconds: number;
  /** Of all threads: on a shared machine it says more than the time. */
  readonly cpuSeconds: number;
  readonly peakMiB: number;
  readonly totals: ImportTotals;
  /** Plays that the listener has got. */
  readonly stored: number;
}

export interface ImportPlan {
  readonly file: string;
  readonly home: string;
  /** The embedded store where it is not given. */
  readonly databaseUrl?: string;
  /** Of the listener; UTC where it is not given. */
  readonly timeZone?: string;
}

/**
 * Imports of one file, one after the other, in a process of their own, so that its memory is its own.
 * Throws where one fails.
 */
export async function importRepeatedly(plan: ImportPlan, times: number): Promise<MeasuredImport[]> {
  const { file, home, databaseUrl = '', timeZone = 'UTC' } = plan;
  const importing = fork(child, [file, timeZone, String(times)], {
    env: {
      ...process.env,
      ECHOTUNE_HOME: home,
      DATABASE_URL: databaseUrl,
      ECHOTUNE_LOG_LEVEL: 'error',
    },
  });
  const measures: MeasuredImport[] = [];
  // The child sends what `import-child.ts` builds.
  importing.on('message', (measure: MeasuredImport) => measures.push(measure));
  const [code] = await once(importing, 'close');
  if (code !== 0 || measures.length !== times) throw new Error(`The import of ${file} failed`);
  return measures;
}

export async function importOnce(plan: ImportPlan): Promise<MeasuredImport> {
  const [measure] = await importRepeatedly(plan, 1);
  if (measure === undefined) throw new Error('Nothing was measured');
  return measure;
}

/** What is wrong with the account of a file with so many rows; empty where nothing is. */
export function unreconciled(
  { totals, stored }: MeasuredImport,
  rows: number,
  countsPlays = true,
): string[] {
  const { read, added, duplicates, notMusic, rejected } = totals;
  const problems: string[] = [];
  if (read !== added + duplicates + notMusic + rejected) {
    problems.push(`${read} rows read, but ${JSON.stringify(totals)}`);
  }
  if (read !== rows) problems.push(`${rows} rows written, ${read} read`);
  if (countsPlays && stored !== added) problems.push(`${added} plays added, ${stored} stored`);
  return problems;
}
