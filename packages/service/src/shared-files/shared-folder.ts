import { createReadStream } from 'node:fs';
import { access, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { EchoError } from '@echotune/data';
import { makeFolders } from '../folders/make-folders.ts';
import { unfinishedEnding, writeWholeWith } from '../train/write-artifact.ts';
import type { SharedFile, SharedFiles } from './shared-files.ts';

const allowed = /^(?!\.)[\w.-]+(\/(?!\.)[\w.-]+)*$/;
const denied: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS'];

const codeOf = (cause: unknown) =>
  cause instanceof Error && 'code' in cause ? cause.code : undefined;

/**
 * A folder as the place of shared files: on a disk of several machines, or of one that several homes are on. It has
 * to be there: where a disk is not mounted nothing is written to what lies below.
 */
export class SharedFolder implements SharedFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    const path = this.#pathOf(name);
    await this.#within(name, async () => {
      await access(this.#folder);
      await makeFolders(dirname(path), 0o700);
      await writeWholeWith(path, (handle) => handle.writeFile(bytes), 0o600);
    });
  }

  async *read(name: string): AsyncGenerator<Uint8Array> {
    try {
      yield* createReadStream(this.#pathOf(name));
    } catch (cause) {
      throw await this.#said(name, cause);
    }
  }

  async list(start: string): Promise<SharedFile[]> {
    const folder = start.includes('/') ? dirname(`${start}.`) : '';
    const found = await this.#within(start, async () => {
      await access(this.#folder);
      const entries = await readdir(join(this.#folder, folder), {
        ...{ withFileTypes: true, recursive: true },
      }).catch(noneWhereGone);
      return Promise.all(
        entries
          .filter((entry) => entry.isFile() && !entry.name.endsWith(unfinishedEnding))
          .map(async (entry) => {
            const path = join(entry.parentPath, entry.name);
            const name = relative(this.#folder, path).replaceAll('\\', '/');
            // Somebody may just remove it.
            return stat(path).then(
              ({ size, mtimeMs }) => [{ name, bytes: size, at: mtimeMs }],
              noneWhereGone,
            );
          }),
      );
    });
    return found
      .flat()
      .filter(({ name }) => name.startsWith(start))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  async remove(name: string): Promise<void> {
    const path = this.#pathOf(name);
    await this.#within(name, async () => {
      await access(this.#folder);
      await rm(path, { force: true });
    });
    // Folders go with the last of their files, but for those of the first level, into which others put.
    for (let at = dirname(name); at.includes('/'); at = dirname(at)) {
      if (
        !(await rmdir(join(this.#folder, at)).then(
          () => true,
          () => false,
        ))
      )
        return;
    }
  }

  #pathOf(name: string): string {
    if (allowed.test(name)) return join(this.#folder, name);
    throw new EchoError('input-invalid', `${name} is no name of a shared file.`);
  }

  async #within<T>(name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw await this.#said(name, cause);
    }
  }

  async #said(name: string, cause: unknown): Promise<unknown> {
    if (cause instanceof EchoError) return cause;
    const code = codeOf(cause);
    const folder = this.#folder;
    if (denied.includes(code)) {
      return new EchoError('shared-files-refused', `${folder}: ${code}`, { cause });
    }
    const isThere = await access(folder).then(
      () => true,
      () => false,
    );
    return isThere && code === 'ENOENT'
      ? new EchoError('shared-file-missing', `${folder}: ${name} is not there.`, { cause })
      : new EchoError('shared-files-away', `${folder}: ${code ?? cause}`, { cause });
  }
}

function noneWhereGone(cause: unknown): never[] {
  const code = codeOf(cause);
  if (code === 'ENOENT' || code === 'ENOTDIR') return [];
  throw cause;
}
