import { mkdir, rmdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it that are missing, and tells which these were, the outermost first. One at a
 * time: Node's `recursive` tries for ever in a folder that is there and takes none, such as /proc. What the
 * system refuses is passed on, and then none of them is left.
 */
export async function makeFolders(path: string, mode = 0o777): Promise<string[]> {
  const missing: string[] = [];
  for (let at = resolve(path); !(await isFolder(at)); at = dirname(at)) missing.unshift(at);
  const made: string[] = [];
  try {
    for (const folder of missing) if (await makeOne(folder, mode)) made.push(folder);
    return made;
  } catch (cause) {
    await removeEmpty(made);
    throw cause;
  }
}

/** Takes back what `makeFolders` made, but for folders in which there is something by now. */
export async function removeEmpty(made: readonly string[]): Promise<void> {
  for (const folder of made.toReversed()) await rmdir(folder).catch(() => {});
}

/** Whether it was made here: somebody else may just do the same. */
async function makeOne(folder: string, mode: number): Promise<boolean> {
  try {
    await mkdir(folder, mode);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST' && (await isFolder(folder))) return false;
    throw cause;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return false;
    throw cause;
  }
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}
