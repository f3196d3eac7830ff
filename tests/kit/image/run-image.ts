import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { inTree, type ReplayedImage } from './replay-image.ts';

const isRoot = process.getuid?.() === 0;
/** Some machines keep /dev/null to root, which no container does. */
const nullIsOpen = (statSync('/dev/null').mode & 0o002) !== 0;

/**
 * Makes the tree what a container with a read-only root is: only /data and /tmp can be written. Root's files are
 * closed to the image's user anyway; without root at least nothing can be added. Files stay as they are: they are the project's own.
 */
export function lockTree({ tree }: ReplayedImage): void {
  // Where the tests' own Node lies nobody else may look.
  mkdirSync(join(tree, 'node'), { recursive: true });
  copyFileSync(process.execPath, join(tree, 'node/node'));
  chmodSync(join(tree, 'node/node'), 0o755);
  chmodSync(join(tree, 'tmp'), 0o1777);
  if (!isRoot) chmodFolders(join(tree, 'app'), 0o555);
  if (isRoot && !nullIsOpen) {
    execFileSync('mknod', ['--mode=666', join(tree, 'null'), 'c', '1', '3']);
  }
}

/** So that whoever made it can take it away again. */
export function unlockTree({ tree }: ReplayedImage): void {
  if (!isRoot) chmodFolders(join(tree, 'app'), 0o755);
}

function chmodFolders(folder: string, mode: number): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) chmodFolders(join(folder, entry.name), mode);
  }
  chmodSync(folder, mode);
}

/** Starts a command as the container would: its environment and nothing else, its folder, its user where we may. */
export function startIn(
  image: ReplayedImage,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  const { tree, workdir, user } = image;
  const [uid = 0, gid = 0] = user.split(':').map(Number);
  const given = { ...image.environment, ...environment };
  const env = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, inTree(tree, value)]),
  );
  const path = (env.PATH ?? '').replace('$PATH', `${tree}/node:/usr/bin:/bin`);
  const options = { cwd: join(tree, workdir), env: { ...env, PATH: path } };
  // The search for the program goes by our own PATH, so a shell looks it up by the image's.
  if (!isRoot) return spawn('/bin/sh', ['-c', 'exec "$@"', 'sh', ...words], options);
  if (nullIsOpen)
    return spawn('/bin/sh', ['-c', 'exec "$@"', 'sh', ...words], { ...options, uid, gid });
  const become = `exec setpriv --reuid=${uid} --regid=${gid} --clear-groups "$@"`;
  const script = `mount --bind '${tree}/null' /dev/null && ${become}`;
  return spawn('/usr/bin/unshare', ['--mount', '/bin/sh', '-c', script, 'sh', ...words], options);
}

/** Runs it to its end. @param input what it reads */
export async function runIn(
  image: ReplayedImage,
  words: readonly string[],
  { environment = {}, input = '' }: { environment?: Record<string, string>; input?: string } = {},
): Promise<{ code: number | null; said: string }> {
  const child = startIn(image, words, environment);
  if (child.stdin === null || child.stdout === null || child.stderr === null) {
    throw new Error('No pipes');
  }
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [[code], out, complaint] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, said: out + complaint };
}
