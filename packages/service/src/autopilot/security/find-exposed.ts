import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where what nobody else shall read is. */
export interface GuardedFiles {
  readonly home: string;
  /** Full paths by the names that findings have: nothing else of a path is told. */
  readonly files: Readonly<Record<string, string>>;
}

/** A file or folder that others than its owner can read or change. */
export interface ExposedFile {
  readonly file: string;
  /** Permission bits, as `chmod` takes them. */
  readonly mode: number;
  readonly wanted: number;
}

/** In a folder that nobody else can enter nothing is exposed. */
export async function exposedFiles({ home, files }: GuardedFiles): Promise<ExposedFile[]> {
  const folder = await modeOf(home);
  const isOpen = folder !== null && isExposed(folder);
  const found: ExposedFile[] = isOpen ? [{ file: 'home', mode: folder, wanted: 0o700 }] : [];
  for (const [file, path] of Object.entries(files)) {
    const isWithin = path.startsWith(join(home, '/'));
    const mode = await modeOf(path);
    if (mode === null || !isExposed(mode) || (isWithin && !isOpen)) continue;
    found.push({ file, mode, wanted: mode & 0o700 });
  }
  return found;
}

/** What the database in use is called, and what copies of it and archives are. */
const live = /^echotune\.sqlite(?:-wal|-shm)?$/;
const copy = /backup|\.(?:sqlite|db|dump|sql|bak|tar|tgz|gz|zst|zip)\b/i;

/** How many copies lie in the home that others can read; their names are their owner's. */
export async function exposedCopies(home: string): Promise<number> {
  const folder = await modeOf(home);
  if (folder === null || !isExposed(folder)) return 0;
  let count = 0;
  for (const name of await readdir(home)) {
    if (!copy.test(name) || live.test(name)) continue;
    const mode = await modeOf(join(home, name));
    if (mode !== null && isExposed(mode)) count += 1;
  }
  return count;
}

const isExposed = (mode: number) => (mode & 0o077) !== 0;

/** Null where there is no such file. */
export async function modeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mode }) => mode & 0o777,
    () => null,
  );
}
