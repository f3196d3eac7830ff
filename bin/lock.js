import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimes,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { explainWriteFailure } from './problem.js';

const heartbeatMs = 2000;
const silentMs = 30_000;

/**
 * Does work that only one process may do at a time. The lock is a file naming its holder; it is
 * taken over when that process is gone, or, where that cannot be known (another machine or
 * container on the same folder), when its heartbeat has been silent for half a minute.
 *
 * @template T
 * @param {string} path the lock file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(path, work) {
  let told = false;
  while (!take(path)) {
    if (!told) {
      process.stderr.write('… Another EchoTune is setting this folder up; waiting for it\n');
      told = true;
    }
    await wait(200);
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now, () => {});
  }, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(path, { force: true });
  }
}

/**
 * @param {string} path
 * @returns {boolean} whether the lock is ours now
 */
function take(path) {
  const holder = read(path);
  if (holder !== undefined) {
    if (!isGone(holder)) return false;
    setAside(path, holder.text);
  }
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${process.pid} ${hostname()}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw explainWriteFailure(error, dirname(dirname(path)));
  }
}

/**
 * Renaming first makes sure that of two processes that both saw a dead holder, the slower one does
 * not remove the lock that the faster one has just taken.
 * @param {string} path
 * @param {string} expected
 */
function setAside(path, expected) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') === expected) rmSync(aside);
    else renameSync(aside, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/**
 * @param {string} path
 * @returns {{ text: string, beatAt: number } | undefined}
 */
function read(path) {
  try {
    return { text: readFileSync(path, 'utf8'), beatAt: statSync(path).mtimeMs };
  } catch {
    return undefined;
  }
}

/**
 * @param {{ text: string, beatAt: number }} holder
 * @returns {boolean}
 */
export function isGone({ text, beatAt }) {
  const [pid, host] = text.split(' ');
  if (host === hostname() && pid !== undefined && !isAlive(Number(pid))) return true;
  return Date.now() - beatAt > silentMs;
}

/**
 * @param {number} pid
 * @returns {boolean} true as well for a process of another user
 */
function isAlive(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
