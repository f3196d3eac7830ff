import type { ImportFile, ImportRun } from '@echotune/data';
import { echotuneArchive, sourceClocks } from '@echotune/formats';
import {
  type FoundFiles,
  findFiles,
  type ImportProgress,
  importHistory,
  listRejected,
  type RejectedRows,
  type SkippedFile,
} from '@echotune/service';
import { exitCodes } from '../exit-codes.ts';
import { listenerOrNew, type NewListenerOptions, type Session } from '../session.ts';
import { bar, type Output } from '../terminal/output.ts';
import { count, counted } from '../terminal/words.ts';
import { csvWishes, type TableOptions } from './csv-wishes.ts';
import { learn } from './learn.ts';
import { dropExpired } from './retention.ts';
import { sayLeftOut, sayUnfinished } from './say-not-taken.ts';

export interface ImportOptions extends NewListenerOptions, TableOptions {
  readonly train: boolean;
}

/** Rejected rows named in the answer; all of them stay in the store. */
const rejectedShown = 1000;

function showProgress(output: Output, { bytesRead, bytesTotal, totals }: ImportProgress): void {
  const done = bytesTotal === 0 ? 1 : bytesRead / bytesTotal;
  output.progress.show(
    `${bar(done)}  ${count(totals.read)} rows read, ${count(totals.added)} plays added`,
  );
}

/** Formats whose rows are not, or not only, plays. */
const archive = echotuneArchive.name;
const wider: ReadonlySet<string> = new Set(['exportify', archive]);

function sayTotals(
  { say }: Output,
  { totals }: ImportRun,
  files: readonly ImportFile[],
  samePlays: number,
): void {
  const { read, added, duplicates, notMusic, rejected } = totals;
  const onlyPlays = files.every(({ format }) => !wider.has(format));
  const rows = onlyPlays
    ? counted(read, 'row is a new play', 'rows are new plays')
    : counted(read, 'row is new', 'rows are new');
  say(`${count(added)} of ${rows}.`);
  const again = duplicates - samePlays;
  const aboutItself = files
    .filter(({ format }) => format === archive)
    .reduce((sum, file) => sum + file.totals.notMusic, 0);
  const other = notMusic - aboutItself;
  const rest = [
    again > 0 ? `${count(again)} you had already` : '',
    samePlays > 0
      ? `${counted(samePlays, 'tells of a play', 'tell of plays')} that you had from another source`
      : '',
    other > 0 ? `${counted(other, 'is', 'are')} not music` : '',
    aboutItself > 0 ? `${counted(aboutItself, 'is', 'are')} about the archive itself` : '',
    rejected > 0 ? `${count(rejected)} could not be used` : '',
  ].filter((text) => text !== '');
  if (rest.length > 0) say(`${rest.join(', ')}.`);
}

function sayRejected({ say }: Output, rows: readonly RejectedRows[]): void {
  for (const { file, record, lastRecord, line, reason } of rows.slice(0, 20)) {
    const records = record === lastRecord ? `record ${record}` : `records ${record}–${lastRecord}`;
    say(`  ${file}, ${records} (line ${line}): ${reason}`);
  }
  if (rows.length > 20) say(`  … and ${count(rows.length - 20)} more (--json lists them)`);
}

/** Beside files that were read, one line will do for what is of another kind. */
function sayLeftOutShortly(output: Output, file: SkippedFile): void {
  const isPlain = !file.reason.includes('\n');
  const reason = isPlain ? file.reason : 'in no known format; --preview says more';
  sayLeftOut(output, { name: file.name, reason });
}

/** Local times are read in the listener's zone: who was elsewhere must know what to do. */
function sayLocalTimes({ say }: Output, files: readonly ImportFile[], zone: string): void {
  const local = new Set(
    files.flatMap(({ format }) => (sourceClocks.get(format)?.zone === 'listener' ? format : [])),
  );
  for (const source of local) {
    say(`The times of ${source} are local and were read in ${zone}.`);
    say(`If that is another zone: echotune retime ${source} --zone Europe/Berlin`);
  }
}

/** What is committed stays; the same command goes on from there. */
function leave(output: Output): void {
  output.progress.clear();
  process.stderr.write(
    'Interrupted. What was stored stays; the same command goes on from there.\n',
  );
  process.exit(exitCodes.interrupted);
}

/**
 * `echotune import`: sets the exit code to 4 when a file could not be read to its end, and where one
 * that was named, or is an archive, was left out.
 */
export async function importCommand(
  session: Session,
  paths: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const { echotune, output } = session;
  process.once('SIGINT', () => leave(output));
  // Before anything is created: a mistyped path leaves nothing behind.
  const found = await findFiles(paths, csvWishes(options));
  const listener = await listenerOrNew(session, options);
  const run = await importHistory(echotune, {
    listenerId: listener.id,
    found,
    onProgress: (progress) => showProgress(output, progress),
  });
  output.progress.clear();
  const files = await echotune.store.imports.files(run.id);
  const rejected = await listRejected(echotune.store, files, rejectedShown);
  const samePlays = await echotune.store.imports.samePlays(run.id);
  sayTotals(output, run, files, samePlays);
  if (samePlays > 0) output.say('`echotune duplicates list` shows them, and can tell them apart.');
  sayRejected(output, rejected);
  for (const file of found.skipped) sayLeftOutShortly(output, file);
  sayLocalTimes(output, files, listener.timeZone);
  for (const { name, failure } of files) {
    if (failure !== null) sayUnfinished(output, name, failure);
  }
  const expired = await dropExpired(session, listener.id);
  if (options.train && (run.totals.added > 0 || expired > 0)) {
    await learn(session, ' Now: echotune recommend');
  }
  output.answer({
    listener: listener.name,
    run: run.id,
    state: run.state,
    totals: run.totals,
    samePlays,
    expired,
    files: files.map(({ name, format, totals, failure }) => ({ name, format, totals, failure })),
    skipped: found.skipped,
    rejectedRows: rejected,
  });
  if (isPartial(run, files, found)) process.exitCode = exitCodes.partial;
}

/** Whether plays of what was given may be missing. */
function isPartial(
  { totals: { read, rejected } }: ImportRun,
  files: readonly ImportFile[],
  { skipped }: FoundFiles,
): boolean {
  const unfinished = files.some(({ failure }) => failure !== null);
  const missed = skipped.some((file) => file.missed);
  return unfinished || missed || (read > 0 && rejected === read);
}
