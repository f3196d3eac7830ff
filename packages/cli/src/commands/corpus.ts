import {
  type AddedCorpus,
  addCorpus,
  type CorpusProgress,
  findLogs,
  removeCorpus,
} from '@echotune/service';
import { exitCodes } from '../exit-codes.ts';
import type { CommonOptions, Session } from '../session.ts';
import { bar, type Output } from '../terminal/output.ts';
import { count, counted, table } from '../terminal/words.ts';
import { learn } from './learn.ts';
import { sayNotTaken } from './say-not-taken.ts';

export interface AddCorpusOptions extends CommonOptions {
  readonly listeners?: number;
  readonly seed: number;
  readonly train: boolean;
}

function showProgress(output: Output, { bytesRead, bytesTotal, totals }: CorpusProgress): void {
  output.progress.show(
    `${bar(bytesRead / bytesTotal)}  ${count(totals.read)} rows read, ${count(totals.added)} plays added`,
  );
}

/** What is committed stays, marked as incomplete. */
function leave(output: Output, name: string): void {
  output.progress.clear();
  const what = `Interrupted: the corpus ${name} is incomplete, and nothing is learnt from it.`;
  process.stderr.write(`${what} The same command completes it.\n`);
  process.exit(exitCodes.interrupted);
}

function sayTotals(output: Output, corpus: AddedCorpus): void {
  const { say } = output;
  const { read, added, duplicates, notMusic, rejected, notSampled } = corpus.totals;
  say(`${count(added)} of ${counted(read, 'row is a new play', 'rows are new plays')}.`);
  const rest = [
    duplicates > 0 ? `${counted(duplicates, 'was', 'were')} there already` : '',
    notSampled > 0 ? `${counted(notSampled, 'is', 'are')} of listeners not in the sample` : '',
    notMusic > 0 ? `${counted(notMusic, 'is', 'are')} not music` : '',
    rejected > 0 ? `${count(rejected)} could not be used` : '',
  ].filter((text) => text !== '');
  if (rest.length > 0) say(`${rest.join(', ')}.`);
  sayNotTaken(output, { ...corpus, rejected });
}

/** `echotune corpus add`: sets the exit code to 4 when a file could not be read to its end. */
export async function addCorpusCommand(
  session: Session,
  name: string,
  paths: readonly string[],
  options: AddCorpusOptions,
): Promise<void> {
  const { echotune, output } = session;
  process.once('SIGINT', () => leave(output, name));
  const { listeners, seed } = options;
  const corpus = await addCorpus(echotune, {
    name,
    found: await findLogs(paths),
    sample: listeners === undefined ? null : { listeners, seed },
    onProgress: (progress) => showProgress(output, progress),
  });
  output.progress.clear();
  sayTotals(output, corpus);
  const complete = corpus.failures.length === 0;
  if (!complete) output.say(`The corpus ${name} is incomplete: nothing is learnt from it.`);
  else if (!corpus.changed) output.say('Nothing in it is new, so nothing is learnt from it.');
  else if (options.train) await learn(session);
  const { totals, rejectedRows, skipped, failures } = corpus;
  output.answer({ corpus: name, complete, totals, rejectedRows, skipped, failures });
  const isPartial = !complete || totals.rejected === totals.read;
  if (isPartial) process.exitCode = exitCodes.partial;
}

/** `echotune corpus list`: also of corpora that were cut off. */
export async function listCorporaCommand({ echotune, output }: Session): Promise<void> {
  const corpora = await echotune.store.corpora.list();
  output.answer(
    corpora.map(({ name, demo, complete, source, addedAt, listeners, plays }) => {
      const added = new Date(addedAt).toISOString();
      return { name, demo, complete, source, addedAt: added, listeners, plays };
    }),
  );
  const rows = corpora.map(({ name, demo, complete, source, listeners, plays }) => {
    const sizes = [listeners, 'listeners', plays, 'plays'];
    const incomplete = 'incomplete: the same `corpus add` completes it';
    return [name, ...sizes, demo ? 'the demo' : source, complete ? '' : incomplete];
  });
  for (const line of table(rows)) output.say(line);
  if (corpora.length === 0) output.say('There is no corpus.');
}

export interface RemoveCorpusOptions extends CommonOptions {
  readonly train: boolean;
}

/** `echotune corpus remove`: from the models too. */
export async function removeCorpusCommand(
  { echotune, output }: Session,
  name: string,
  options: RemoveCorpusOptions,
): Promise<void> {
  const { plays } = await removeCorpus(echotune, name, options.train ? 'now' : 'queued');
  const models = options.train
    ? 'from the models too'
    : 'the models with them; the next training makes new ones';
  output.say(`${name} and ${counted(plays, 'play', 'plays')} are gone, ${models}.`);
  output.answer({ corpus: name, plays });
}
