import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EchoError } from '@echotune/data';
import { exportListener, exportPlays, type PlayShape, type PlaysWritten } from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { counted } from '../terminal/words.ts';

export interface ExportOptions extends CommonOptions {
  readonly as: 'echotune' | PlayShape;
  readonly out?: string;
}

function leftOutText(as: PlayShape, plays: number): string {
  const many = counted(plays, 'play was', 'plays were');
  return as === 'spotify'
    ? `${many} left out: nobody told how long they lasted, and the shape has no place for that.`
    : `${many} left out: too short to count as a listen.`;
}

/**
 * `echotune export`: everything as JSON lines, or the plays in another service's shape; a file appears
 * only when it is whole.
 */
export async function exportCommand(session: Session, options: ExportOptions): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  let lines = 0;
  const written: PlaysWritten = { plays: 0, leftOut: 0 };
  const archive = async function* () {
    for await (const line of exportListener(echotune.store, listener.id)) {
      lines += 1;
      yield `${JSON.stringify(line)}\n`;
    }
  };
  const text = () =>
    options.as === 'echotune'
      ? archive()
      : exportPlays(echotune.store, listener.id, options.as, written);
  if (options.out === undefined) {
    await pipeline(Readable.from(text()), process.stdout, { end: false });
    return;
  }
  const temporary = `${options.out}.${process.pid}.tmp`;
  try {
    await pipeline(
      Readable.from(text()),
      createWriteStream(temporary, { mode: 0o600, flush: true }),
    );
    await rename(temporary, options.out);
  } catch (cause) {
    await rm(temporary, { force: true });
    if (cause instanceof EchoError) throw cause;
    throw new EchoError('output-not-writable', `${options.out} cannot be written.`, { cause });
  }
  const file = { listener: listener.name, file: options.out, as: options.as };
  if (options.as === 'echotune') {
    output.say(`${counted(lines, 'line', 'lines')} written to ${options.out}.`);
    output.answer({ ...file, lines });
    return;
  }
  output.say(`${counted(written.plays, 'play', 'plays')} written to ${options.out}.`);
  if (written.leftOut > 0) output.say(leftOutText(options.as, written.leftOut));
  output.answer({ ...file, ...written });
}
