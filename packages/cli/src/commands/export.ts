import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EchoError } from '@echotune/data';
import { exportListener } from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { counted } from '../terminal/words.ts';

export interface ExportOptions extends CommonOptions {
  readonly out?: string;
}

/**
 * `echotune export`: plays with their sources, verdicts and exclusions as JSON lines; a file appears
 * only when it is whole.
 */
export async function exportCommand(session: Session, options: ExportOptions): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  let lines = 0;
  const text = async function* () {
    for await (const line of exportListener(echotune.store, listener.id)) {
      lines += 1;
      yield `${JSON.stringify(line)}\n`;
    }
  };
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
  output.say(`${counted(lines, 'line', 'lines')} written to ${options.out}.`);
  output.answer({ listener: listener.name, file: options.out, lines });
}
