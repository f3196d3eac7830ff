import { open } from 'node:fs/promises';
import { writeWholeWith } from '../train/write-artifact.ts';

/** Copies a file, for its owner alone, so that a reader finds all of it or none. Throws disk-full. */
export async function copyWhole(from: string, to: string): Promise<void> {
  const source = await open(from, 'r');
  try {
    await writeWholeWith(
      to,
      async (handle) => {
        for await (const piece of source.createReadStream({ autoClose: false })) {
          await handle.writeFile(piece);
        }
      },
      0o600,
    );
  } finally {
    await source.close();
  }
}
