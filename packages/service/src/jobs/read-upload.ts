import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EchoError } from '@echotune/data';

/** The files of an upload in the order sent, as an import wants them. Throws import-unreadable. */
export async function uploadedPaths(spoolFolder: string, upload: string): Promise<string[]> {
  const folder = join(spoolFolder, upload);
  try {
    const names = await readdir(folder);
    return names.sort((a, b) => Number(a) - Number(b)).map((name) => join(folder, name));
  } catch (cause) {
    throw new EchoError('import-unreadable', 'The uploaded files are gone.', { cause });
  }
}
