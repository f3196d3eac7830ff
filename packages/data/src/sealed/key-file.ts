import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { EchoError } from '../errors.ts';
import { type KeyRing, type KeySource, keysText, newKey, parseKeys } from './key-ring.ts';

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}

function unusable(path: string, cause: unknown): EchoError {
  return new EchoError('home-not-writable', `${path} cannot be used.`, { cause });
}

/** The keys in a file that its owner alone may read; made with a first key where it is missing. */
export function keyFile(path: string): KeySource {
  return { read: () => parseKeys(contents(path), path), replace: (keys) => replace(path, keys) };
}

function contents(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT') throw unusable(path, cause);
  }
  const whole = written(path, [newKey()]);
  try {
    // Of two processes that find no file the slower one takes the other's.
    linkSync(whole, path);
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw unusable(path, cause);
  } finally {
    rmSync(whole, { force: true });
  }
  return readFileSync(path, 'utf8');
}

function replace(path: string, keys: KeyRing): void {
  const whole = written(path, keys);
  try {
    renameSync(whole, path);
    syncFolder(dirname(path));
  } catch (cause) {
    rmSync(whole, { force: true });
    throw unusable(path, cause);
  }
}

/** A file beside the real one, on disk to its last byte. */
function written(path: string, keys: KeyRing): string {
  const whole = `${path}.${newKey().id}`;
  try {
    writeFileSync(whole, keysText(keys), { mode: 0o600, flag: 'wx', flush: true });
    return whole;
  } catch (cause) {
    throw unusable(path, cause);
  }
}

/** A renamed file survives a power cut once its folder is on disk. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
