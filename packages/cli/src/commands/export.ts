import { exportListener, exportPlays, type PlayShape, type PlaysWritten } from '@echotune/service';
import { noteCommand } from '../note-command.ts';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { counted } from '../terminal/words.ts';
import { writeToStdout, writeWhole } from '../write-whole.ts';

export interface ExportOptions extends CommonOptions {
  readonly as: 'echotune' | PlayShape;
  readonly out?: string;
}

const whyLeftOut: Readonly<Record<PlayShape, string>> = {
  spotify:
    'nobody told how long they lasted, and the shape has no place for that; --as listenbrainz has',
  listenbrainz: 'too short to count as a listen',
};

/** On stderr, for the plays themselves may go to stdout, and an empty list looks like success. */
function sayLeftOut(as: PlayShape, { plays, leftOut }: PlaysWritten): void {
  if (leftOut === 0) return;
  const many = counted(leftOut, 'play was', 'plays were');
  const opening = plays === 0 ? 'Nothing was written: ' : '';
  process.stderr.write(`${opening}${many} left out (${whyLeftOut[as]}).\n`);
}

/**
 * `echotune export`: everything as JSON lines, or the plays in another service's shape; a file appears
 * only when it is whole.
 */
export async function exportCommand(session: Session, options: ExportOptions): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  await noteCommand(session, 'listener-exported');
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
    await writeToStdout(text());
    if (options.as !== 'echotune') sayLeftOut(options.as, written);
    return;
  }
  await writeWhole(options.out, text());
  const file = { listener: listener.name, file: options.out, as: options.as };
  if (options.as === 'echotune') {
    output.say(`${counted(lines, 'line', 'lines')} written to ${options.out}.`);
    output.answer({ ...file, lines });
    return;
  }
  output.say(`${counted(written.plays, 'play', 'plays')} written to ${options.out}.`);
  sayLeftOut(options.as, written);
  output.answer({ ...file, ...written });
}
