import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { EchoError } from '@echotune/data';
import {
  type Log,
  LogBuilder,
  type LogReading,
  type MinuteOfWeek,
  zonedMinuteOfWeek,
} from '@echotune/engine';
import { type BatchKind, type BatchPlay, FormatError, parseBatchLog } from '@echotune/formats';
import { decompress, readPlain } from '../import/decompress.ts';

const gzipMagic = [0x1f, 0x8b];

/** Whether a file is compressed, by its first bytes whatever its name. Throws log-unreadable. */
async function isGzip(path: string): Promise<boolean> {
  try {
    const handle = await open(path);
    try {
      const { buffer } = await handle.read(new Uint8Array(2), 0, 2, 0);
      return gzipMagic.every((byte, at) => buffer[at] === byte);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replaceAll(path, basename(path)) : '';
    throw new EchoError('log-unreadable', `${basename(path)} cannot be read: ${why}`, { cause });
  }
}

/** A file that cannot be read on, as an error that names it. */
function translated(cause: unknown, name: string): unknown {
  if (cause instanceof FormatError) {
    const code = cause.code === 'wrong-columns' ? 'log-columns-missing' : 'log-unreadable';
    return new EchoError(code, `${name}: ${cause.message}`, { cause });
  }
  const isDamaged = cause instanceof EchoError && cause.code === 'import-unreadable';
  return isDamaged ? new EchoError('log-unreadable', cause.message, { cause }) : cause;
}

/**
 * The rows of a log for measuring, plain or compressed. Throws log-unreadable, log-columns-missing and,
 * at the first row that is wrong, log-row-invalid, each naming the file and where it can the line.
 */
export async function* readRows(path: string, kind: BatchKind): AsyncGenerator<BatchPlay> {
  const name = basename(path);
  const bytes = (await isGzip(path)) ? decompress(readPlain(path), 'gzip', name) : readPlain(path);
  try {
    for await (const batch of parseBatchLog(bytes, kind)) {
      for (const { line, play, rejected } of batch) {
        if (play !== undefined) yield play;
        else {
          const what = `${name}, line ${line}: ${rejected?.reason ?? 'it cannot be read'}`;
          throw new EchoError('log-row-invalid', what);
        }
      }
    }
  } catch (cause) {
    throw translated(cause, name);
  }
}

/** A log of plays as columns. Throws as `readRows`. */
export async function readLog(path: string, reading?: LogReading): Promise<Log> {
  const builder = new LogBuilder(reading);
  for await (const { track, ...row } of readRows(path, 'plays')) {
    if (track !== null) builder.add({ ...row, track });
  }
  return builder.build();
}

/** The minute of the week as a log has it, in UTC: without a clock all moments are one. */
export function minuteOf({ clock }: Log): MinuteOfWeek {
  return clock === 'real' ? zonedMinuteOfWeek('UTC') : () => 0;
}
