import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { EchoError, type Store } from '@echotune/data';
import type { DumpListen } from '@echotune/formats';
import { nameSkipped, type SkippedFile } from '../import/find-files.ts';
import { refuseFuture } from '../import/refuse-future.ts';
import { type CorpusSample, Roster } from './keep-roster.ts';
import { type FoundLogs, type OpenLog, openLogs } from './open-logs.ts';
import { CorpusStorer, type ListenerPlay } from './store-plays.ts';
import { CorpusTally, type CorpusTotals, type RejectedRow } from './tally-records.ts';

export interface CorpusRequest {
  readonly name: string;
  /** What `findLogs` found. */
  readonly found: FoundLogs;
  /** Null takes everybody. */
  readonly sample: CorpusSample | null;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CorpusProgress) => void;
}

export interface CorpusProgress {
  /** On disk, roughly. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly totals: CorpusTotals;
}

export interface AddedCorpus {
  readonly corpusId: number;
  /** There is something in it that models could not know before. */
  readonly changed: boolean;
  readonly totals: CorpusTotals;
  /** The first 1000. */
  readonly rejectedRows: readonly RejectedRow[];
  readonly skipped: readonly SkippedFile[];
  /** Files that could not be read to their end; where there is one the corpus stays incomplete. */
  readonly failures: readonly { readonly file: string; readonly failure: string }[];
}

/** Records stored as one transaction. */
const recordsAtATime = 10_000;
/** Characters of a corpus's name. */
const longestName = 200;
/** How the spellings of tracks in corpora are filed. */
const source = 'corpus';

function describe({ names }: FoundLogs, sample: CorpusSample | null): string {
  const whose = sample === null ? '' : `, ${sample.listeners} listeners by seed ${sample.seed}`;
  return `${names.join(', ')}${whose}`;
}

function checkName(name: string): void {
  if (name.trim() !== '' && name.length <= longestName) return;
  const what = `The name of a corpus has 1 to ${longestName} characters, not white space alone.`;
  throw new EchoError('input-invalid', what);
}

/** Reads files into one corpus. */
class CorpusReader {
  readonly tally = new CorpusTally();
  readonly #roster: Roster;
  readonly #storer: CorpusStorer;
  readonly #now: number;
  #plays: ListenerPlay[] = [];
  #waiting = 0;

  constructor(storer: CorpusStorer, sample: CorpusSample | null, now: number) {
    this.#storer = storer;
    this.#now = now;
    this.#roster = new Roster(sample);
  }

  /** All records of a file; `pause` is called between steps and may throw. */
  async read({ name, format, content }: OpenLog, pause: () => Promise<void>): Promise<void> {
    try {
      for await (const batch of format.parse(content)) {
        for (const one of batch) this.#take(name, one);
        if (this.#waiting >= recordsAtATime) {
          await this.#flush();
          await pause();
        }
      }
    } finally {
      await this.#flush();
    }
  }

  #take(file: string, one: DumpListen): void {
    this.#waiting += 1;
    const { listener: name, record } = one;
    const { play, ...place } = record;
    if (play === undefined || name === '') {
      this.tally.countOther(file, one);
      return;
    }
    const rejected = refuseFuture(play.startedAt, this.#now);
    if (rejected !== null) {
      this.tally.countOther(file, { listener: name, record: { ...place, rejected } });
      return;
    }
    const listener = this.#roster.find(name);
    if (listener === null) this.tally.count({ notSampled: 1 });
    else this.#plays.push({ listener, play });
  }

  /** Stores what waits, but for those who have left the sample: all of theirs goes. */
  async #flush(): Promise<void> {
    const leaving = this.#roster.takeLeaving();
    const gone = new Set(leaving);
    const plays = this.#plays.filter(({ listener }) => !gone.has(listener));
    this.tally.count({ notSampled: this.#plays.length - plays.length });
    this.#plays = [];
    this.#waiting = 0;
    if (plays.length > 0 || leaving.length > 0) {
      this.tally.count(await this.#storer.store(plays, leaving));
    }
    for (const { added, duplicates } of leaving) {
      const notSampled = added + duplicates;
      this.tally.count({ added: -added, duplicates: -duplicates, notSampled });
    }
  }

  get keeperIds(): number[] | null {
    return this.#roster.keeperIds;
  }
}

/** Reads every file; what is wrong with one costs the others nothing, where they can be reached. */
async function readAll(
  reader: CorpusReader,
  { found, signal, onProgress }: CorpusRequest,
): Promise<Pick<AddedCorpus, 'skipped' | 'failures'>> {
  const skipped: SkippedFile[] = [];
  const failures: { file: string; failure: string }[] = [];
  let bytesRead = 0;
  const pause = async () => {
    onProgress?.({ bytesRead, bytesTotal: found.bytes, totals: reader.tally.totals });
    // The embedded store never waits, so nothing else would get its turn between batches.
    await nextTurn();
    if (signal?.aborted) throw new EchoError('job-cancelled', 'Adding the corpus was cancelled.');
  };
  const failed = (file: string, cause: unknown) => {
    // What is wrong with the store, and being cancelled, is wrong with all files.
    const isOfFile = !(cause instanceof EchoError) || cause.code.startsWith('import-');
    if (!isOfFile || !(cause instanceof Error)) throw cause;
    failures.push({ file, failure: cause.message });
  };
  try {
    for await (const file of openLogs(found, (bytes) => (bytesRead += bytes))) {
      if ('reason' in file) skipped.push(file);
      else await reader.read(file, pause).catch((cause) => failed(file.name, cause));
      await pause();
    }
  } catch (cause) {
    failed(found.names.join(', '), cause);
  }
  return { skipped, failures };
}

/**
 * Stores the plays of people who have no account here, streaming, in bounded memory and one pass, and
 * idempotently: after an interruption the same call completes what is marked incomplete. Each listener
 * is kept under a salted digest of the name. With a sample, what is kept depends on names and seed
 * alone, not on the order of the files, and whoever is kept is kept whole.
 * Throws input-invalid for a name, corpus-exists, corpus-unrecognised, job-cancelled, store-*.
 */
export async function addCorpus(
  { store, clock }: { readonly store: Store; readonly clock: () => number },
  request: CorpusRequest,
): Promise<AddedCorpus> {
  const { name, found, sample } = request;
  checkName(name);
  const wasComplete = (await store.corpora.list()).some((one) => one.name === name && one.complete);
  const corpus = await store.corpora.begin({
    name,
    source: describe(found, sample),
    salt: randomBytes(16).toString('base64url'),
    addedAt: clock(),
  });
  const reader = new CorpusReader(new CorpusStorer(store, corpus, source), sample, clock());
  const { skipped, failures } = await readAll(reader, request);
  const { totals, rejectedRows } = reader.tally;
  if (totals.read === 0 && failures.length === 0) await nothingFound(store, corpus.id, skipped);
  if (failures.length === 0) await store.corpora.finish(corpus.id, reader.keeperIds);
  const changed = !wasComplete || totals.added > 0;
  return { corpusId: corpus.id, changed, totals, rejectedRows, skipped, failures };
}

/** Leaves no empty corpus behind. */
async function nothingFound(
  store: Store,
  corpusId: number,
  skipped: readonly SkippedFile[],
): Promise<never> {
  const corpus = (await store.corpora.list()).find(({ id }) => id === corpusId);
  if (corpus?.listeners === 0) await store.corpora.remove(corpusId);
  const what = `No log of several listeners' plays in ${nameSkipped(skipped)}.`;
  throw new EchoError('corpus-unrecognised', what);
}
