import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EchoError } from '@echotune/data';

export type Text = Iterable<string> | AsyncIterable<string>;

/** To a file, which appears only when it is whole. Throws output-not-writable. */
export async function writeWhole(path: string, text: Text): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await pipeline(Readable.from(text), createWriteStream(temporary, { mode: 0o600, flush: true }));
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    if (cause instanceof EchoError) throw cause;
    throw new EchoError('output-not-writable', `${path} cannot be written.`, { cause });
  }
}

export async function writeToStdout(text: Text): Promise<void> {
  await pipeline(Readable.from(text), process.stdout, { end: false });
}
