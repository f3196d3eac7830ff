import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { EchoError } from '@echotune/data';

const bufferLength = 1 << 16;

async function writeAll(handle: FileHandle, lines: AsyncIterable<string> | Iterable<string>) {
  let waiting = '';
  for await (const line of lines) {
    waiting += `${line}\n`;
    if (waiting.length < bufferLength) continue;
    await handle.writeFile(waiting);
    waiting = '';
  }
  await handle.writeFile(waiting);
  await handle.sync();
}

/**
 * Writes lines to a file as they come, so that it is there whole or, whatever happens, as it was:
 * beside it under another name, and renamed at the end. Throws output-not-writable, and what the lines
 * throw.
 */
export async function writeLines(
  path: string,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  const refuse = (cause: unknown) => {
    const why = cause instanceof Error ? cause.message.replaceAll(temporary, basename(path)) : '';
    return new EchoError('output-not-writable', `${basename(path)} cannot be written: ${why}`, {
      cause,
    });
  };
  const handle = await open(temporary, 'w').catch((cause: unknown) => {
    throw refuse(cause);
  });
  try {
    await writeAll(handle, lines).finally(() => handle.close());
    await rename(temporary, path).catch((cause: unknown) => {
      throw refuse(cause);
    });
  } finally {
    await rm(temporary, { force: true });
  }
}
