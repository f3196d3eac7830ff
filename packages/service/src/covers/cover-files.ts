import { createHash, randomUUID } from 'node:crypto';
import { access, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders } from '../folders/make-folders.ts';

const isDigest = /^[0-9a-f]{64}$/;
/** While it is written. */
const isUnfinished = /^[0-9a-f-]{36}\.new$/;

/** The pictures of a folder, each named for the SHA-256 of what is in it. */
export class CoverFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes a picture whole or not at all; its digest. */
  async write(bytes: Uint8Array): Promise<string> {
    const digest = createHash('sha256').update(bytes).digest('hex');
    await makeFolders(this.#folder, 0o700);
    const fresh = join(this.#folder, `${randomUUID()}.new`);
    await writeFile(fresh, bytes, { mode: 0o600 });
    await rename(fresh, join(this.#folder, digest));
    return digest;
  }

  async has(digest: string): Promise<boolean> {
    return access(join(this.#folder, digest)).then(
      () => true,
      () => false,
    );
  }

  /** Null where there is none of that name. */
  async read(digest: string): Promise<Buffer | null> {
    if (!isDigest.test(digest)) return null;
    try {
      return await readFile(join(this.#folder, digest));
    } catch (cause) {
      if (isMissing(cause)) return null;
      throw cause;
    }
  }

  /** Removes all pictures but these, and what was never written to its end. */
  async keepOnly(digests: ReadonlySet<string>): Promise<void> {
    for (const name of await this.#names()) {
      const isOurs = isDigest.test(name) || isUnfinished.test(name);
      if (isOurs && !digests.has(name)) await rm(join(this.#folder, name), { force: true });
    }
  }

  async #names(): Promise<string[]> {
    try {
      return await readdir(this.#folder);
    } catch (cause) {
      if (isMissing(cause)) return [];
      throw cause;
    }
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
