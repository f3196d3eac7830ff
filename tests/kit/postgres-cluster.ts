import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { postgresPrograms } from '../find-parts.ts';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

export interface Cluster {
  readonly url: string;
  start(): Promise<void>;
  /** `fast` says goodbye to who is connected, `immediate` drops everything as a crash does. */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
  remove(): Promise<void>;
}

/** PostgreSQL refuses to run as root: then it runs as the user whom its package made. */
async function owner(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const ids = ['-u', '-g'].map((flag) => run('id', [flag, 'postgres']));
  const [uid = 0, gid = 0] = (await Promise.all(ids)).map(({ stdout }) => Number(stdout));
  return { uid, gid };
}

/** A cluster of its own in a temporary folder, started; to be stopped and started at will. */
export async function temporaryCluster(): Promise<Cluster> {
  const programs = postgresPrograms();
  if (programs === null) throw new Error('PostgreSQL is not installed');
  const folder = await mkdtemp(join(tmpdir(), 'echotune-postgres-'));
  const as = await owner();
  if (as !== null) await chown(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  const command = (name: string, ...args: string[]) =>
    run(join(programs, name), args, { cwd: folder, ...as });
  const control = (...args: string[]) => command('pg_ctl', '-D', data, '-w', '-s', ...args);
  const settings = ['--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  const server = `-p ${port} -h 127.0.0.1 -k ${folder}`;
  // The log takes the output, which would otherwise keep `pg_ctl` from ending.
  const start = async () => {
    await control('-o', server, '-l', join(folder, 'log'), 'start');
  };
  await command('initdb', '-D', data, '-U', 'postgres', ...settings);
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    stop: async (mode) => {
      await control('-m', mode, 'stop');
    },
    remove: async () => {
      // It may be stopped already.
      await control('-m', 'immediate', 'stop').catch(() => {});
      await rm(folder, { recursive: true, force: true });
    },
  };
}
