import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import {
  type Part,
  partNames,
  testChromium,
  testContracts,
  testData,
  testPostgresUrl,
} from './parts.ts';

const patienceMs = 10_000;

/** Whether a server takes our connection; one that listens but turns us away is of no use. */
async function answersSql(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int AS v");
    return rows[0].v >= 15_00_00;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

/** The folder of the newest `initdb` and `pg_ctl`; null where there are none. */
export function postgresPrograms(): string | null {
  const installed = globSync('/usr/lib/postgresql/*/bin');
  const newestFirst = installed.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const folders = [...newestFirst, ...(process.env.PATH ?? '').split(delimiter)];
  const hasAll = (folder: string) =>
    ['initdb', 'pg_ctl'].every((name) => existsSync(join(folder, name)));
  return folders.find(hasAll) ?? null;
}

function isOnPath(program: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

/** Which of the parts this machine has. */
export async function findParts(): Promise<Part[]> {
  const found: Record<Part, boolean> = {
    postgres: await answersSql(testPostgresUrl),
    initdb: postgresPrograms() !== null,
    redis: isOnPath('redis-server'),
    prometheus: isOnPath('promtool') && isOnPath('prometheus'),
    kubectl: isOnPath('kubectl'),
    shellcheck: isOnPath('shellcheck'),
    systemd: isOnPath('systemd-analyze'),
    chromium: existsSync(testChromium),
    data: existsSync(testData),
    contracts: existsSync(testContracts),
  };
  return partNames.filter((part) => found[part]);
}
