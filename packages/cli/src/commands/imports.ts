import { EchoError, type ImportRun, type ImportTotals } from '@echotune/data';
import { listRejected, undoImport, weighUndo } from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { minuteIn } from '../terminal/moments.ts';
import { count, counted } from '../terminal/words.ts';

export interface ImportsOptions extends CommonOptions {
  readonly limit: number;
}

export interface UndoOptions extends CommonOptions {
  readonly yes?: boolean;
  readonly train: boolean;
}

function totalsText({ read, added, duplicates, notMusic, rejected }: ImportTotals): string {
  const rest = [
    duplicates > 0 ? `${count(duplicates)} known` : '',
    notMusic > 0 ? `${count(notMusic)} not music` : '',
    rejected > 0 ? `${count(rejected)} rejected` : '',
  ].filter((text) => text !== '');
  return [`${count(added)} of ${counted(read, 'row', 'rows')} new`, ...rest].join(', ');
}

/** `echotune imports`: which there were, the newest first. */
export async function importsCommand(session: Session, options: ImportsOptions): Promise<void> {
  const { echotune, output } = session;
  const { imports } = echotune.store;
  const listener = await listenerFor(session, options);
  const time = minuteIn(listener.timeZone);
  const runs: (Omit<ImportRun, 'listenerId'> & { files: object[] })[] = [];
  for (const { listenerId: _, ...run } of await imports.list(listener.id, options.limit)) {
    const files = await imports.files(run.id);
    const { id, startedAt, state, totals } = run;
    const how = state === 'running' ? 'not finished, the same import again goes on' : state;
    output.say(`${String(id).padStart(6)}  ${time(startedAt)}  ${how}: ${totalsText(totals)}`);
    for (const { name, format, failure } of files) {
      output.say(`        ${name} (${format})${failure === null ? '' : `: ${failure}`}`);
    }
    runs.push({
      ...run,
      files: files.map(({ name, format, failure, ...file }) => ({
        ...{ name, format, failure, totals: file.totals },
      })),
    });
  }
  if (runs.length === 0) output.say('Nothing was imported yet.');
  output.answer({ listener: listener.name, imports: runs });
}

/** `echotune imports rejected`: rows that could not be used, and why. */
export async function rejectedCommand(
  session: Session,
  runId: number,
  options: ImportsOptions,
): Promise<void> {
  const { echotune, output } = session;
  const listener = await listenerFor(session, options);
  const { run } = await weighUndo(echotune.store, listener.id, runId);
  const files = await echotune.store.imports.files(runId);
  const rows = await listRejected(echotune.store, files, options.limit);
  for (const { file, record, lastRecord, line, reason } of rows) {
    const records = record === lastRecord ? `record ${record}` : `records ${record}–${lastRecord}`;
    output.say(`${file}, ${records}${line > 0 ? ` (line ${line})` : ''}: ${reason}`);
  }
  output.say(`${counted(run.totals.rejected, 'row was', 'rows were')} rejected.`);
  output.answer({ import: runId, rejected: run.totals.rejected, rows });
}

/** `echotune imports undo`: takes an import back, also from the models. */
export async function undoCommand(
  session: Session,
  runId: number,
  options: UndoOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { id: listenerId, name } = await listenerFor(session, options);
  if (options.yes !== true) {
    const { told, alone } = await weighUndo(echotune.store, listenerId, runId);
    const what = counted(alone, 'play', 'plays');
    const message = `This removes ${what} of which import ${runId} alone tells${stay(told - alone)}.`;
    throw new EchoError('not-confirmed', message);
  }
  const retraining = options.train ? 'now' : 'later';
  const request = { listenerId, runId };
  const before = await echotune.store.plays.count(listenerId);
  const { told, alone, run } = await undoImport(echotune, request, retraining);
  const after = await echotune.store.plays.count(listenerId);
  const gone = counted(before - after, 'play is', 'plays are');
  output.say(`Import ${runId} is undone: ${gone} gone, ${count(after)} stay.`);
  if (told > 0) {
    const next = options.train ? 'new ones have been trained' : 'the next training makes new ones';
    output.say(`The models that knew it are gone too; ${next}.`);
  }
  output.say('What it brought beside plays stays. The same files can be imported again.');
  output.answer({
    listener: name,
    import: runId,
    state: run.state,
    gone: alone,
    kept: told - alone,
  });
}

/** Of plays that others tell of too. */
function stay(plays: number): string {
  return plays === 0 ? '' : `; ${counted(plays, 'stays', 'stay')}, as other sources tell`;
}
