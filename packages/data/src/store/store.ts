import type {
  Credit,
  ResolvedSpelling,
  SongCard,
  SongColumns,
  SpellingIds,
} from '../domain/catalogue.ts';
import type {
  ImportFile,
  ImportRun,
  ImportState,
  ImportTotals,
  OutcomeSpan,
} from '../domain/import-run.ts';
import type { Impression } from '../domain/impression.ts';
import type { Listener } from '../domain/listener.ts';
import type { ModelVersion } from '../domain/model-version.ts';
import type { NewPlay, Play, PlayColumns, PlayOutcome } from '../domain/play.ts';
import type { Exclusion, Verdict, VerdictKind } from '../domain/verdict.ts';
import type { Jobs } from '../jobs/jobs.ts';

/**
 * Everything EchoTune keeps. Two implementations (SQLite, PostgreSQL), one contract suite
 * (`store.contract.ts`). Methods are atomic each; `transaction` makes several so.
 */
export interface Store {
  readonly dialect: 'sqlite' | 'postgres';
  readonly listeners: ListenerStore;
  readonly catalogue: CatalogueStore;
  readonly plays: PlayStore;
  readonly verdicts: VerdictStore;
  readonly impressions: ImpressionStore;
  readonly imports: ImportStore;
  readonly corpora: CorpusStore;
  readonly models: ModelStore;
  readonly jobs: Jobs;
  /** All or nothing. Inside, only the handed store may be used: the outer one would wait for itself. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** Problems found (empty = sound): integrity check, foreign keys, migrations. */
  check(): Promise<string[]>;
  close(): Promise<void>;
}

export interface ListenerStore {
  /** Throws listener-exists, time-zone-unknown. */
  create(listener: { name: string; timeZone: string; demo: boolean }): Promise<Listener>;
  get(id: number): Promise<Listener | null>;
  byName(name: string): Promise<Listener | null>;
  list(): Promise<Listener[]>;
  setTimeZone(id: number, timeZone: string): Promise<Listener>;
  /** Removes the listener and every row that names them, and catalogue entries nobody else refers to. */
  forget(id: number): Promise<void>;
}

export interface CatalogueStore {
  /** Ids for spellings, creating artists, releases, songs, tracks and identities as needed. Same order. */
  resolve(spellings: readonly ResolvedSpelling[]): Promise<SpellingIds[]>;
  /** Every known spelling of a source: sourceKey → ids; what an importer starts its cache with. */
  spellings(source: string): Promise<Map<string, SpellingIds>>;
  songs(): Promise<SongColumns>;
  cards(songIds: readonly number[]): Promise<Map<number, SongCard>>;
  artists(artistIds: readonly number[]): Promise<Map<number, string>>;
  credits(trackId: number): Promise<Credit[]>;
  /** Grows whenever songs are added. */
  version(): Promise<number>;
}

export interface PlayStore {
  /**
   * Stores plays with their first witness, in the given order, and raises the profile version once.
   * A witness key that is known, or repeated within the call, is a duplicate; a tombstone holds back.
   * Throws listener-unknown.
   */
  append(
    listenerId: number,
    plays: readonly NewPlay[],
    fileId: number | null,
  ): Promise<PlayOutcome[]>;
  columns(listenerId: number): Promise<PlayColumns>;
  /** Newest first. */
  recent(listenerId: number, limit: number): Promise<Play[]>;
  count(listenerId: number): Promise<number>;
  /** Removes a play and leaves a tombstone per witness. False where it does not exist. */
  delete(listenerId: number, playId: number): Promise<boolean>;
  /** Everything known of each play, ordered by start, in pages: the complete export. */
  exportPage(listenerId: number, afterId: number, limit: number): Promise<ExportedPlay[]>;
}

export interface ExportedPlay {
  readonly playId: number;
  readonly startedAt: number;
  readonly msPlayed: number;
  readonly title: string;
  readonly artist: string;
  readonly album: string | null;
  readonly source: string;
  readonly sourceKey: string;
  readonly stampedAt: number;
  readonly kept: string;
  readonly file: string | null;
  readonly record: number | null;
}

export interface VerdictStore {
  /** Replaces the listener's earlier verdict on the same song or artist. */
  set(listenerId: number, verdict: Omit<Verdict, 'id'>): Promise<Verdict>;
  clear(listenerId: number, target: { songId: number } | { artistId: number }): Promise<boolean>;
  list(listenerId: number, kinds?: readonly VerdictKind[]): Promise<Verdict[]>;
  exclude(listenerId: number, exclusion: Omit<Exclusion, 'id'>): Promise<Exclusion>;
  unexclude(listenerId: number, id: number): Promise<boolean>;
  exclusions(listenerId: number): Promise<Exclusion[]>;
}

export interface ImpressionStore {
  add(impressions: readonly Omit<Impression, 'id'>[]): Promise<number[]>;
  get(listenerId: number, id: number): Promise<Impression | null>;
  /** Songs shown on a shelf since a time: songId → how often. */
  shownSince(listenerId: number, shelf: string, since: number): Promise<Map<number, number>>;
}

export interface ImportStore {
  begin(listenerId: number, startedAt: number): Promise<ImportRun>;
  /** The newest unfinished run of the listener whose files all carry these signatures, to go on with. */
  unfinished(listenerId: number, signatures: readonly string[]): Promise<ImportRun | null>;
  addFile(
    runId: number,
    file: { name: string; signature: string; format: string },
  ): Promise<ImportFile>;
  files(runId: number): Promise<ImportFile[]>;
  /**
   * One atomic step of an import: stores the plays, records every record's outcome and moves the
   * file's and the run's totals on. `plays[i]` belongs to `spans` through its record number.
   */
  commitBatch(batch: ImportBatch): Promise<ImportTotals>;
  finishFile(fileId: number, failure: string | null): Promise<void>;
  finish(
    runId: number,
    state: ImportState,
    finishedAt: number,
    failure: string | null,
  ): Promise<ImportRun>;
  get(runId: number): Promise<ImportRun | null>;
  list(listenerId: number, limit: number): Promise<ImportRun[]>;
  /** Spans in file order, optionally of one outcome, in pages. */
  outcomes(
    fileId: number,
    filter: { outcome?: OutcomeSpan['outcome']; offset: number; limit: number },
  ): Promise<OutcomeSpan[]>;
}

export interface ImportBatch {
  readonly listenerId: number;
  readonly runId: number;
  readonly fileId: number;
  /** Records covered: first … last of the batch, consecutive with what was committed before. */
  readonly firstRecord: number;
  readonly lastRecord: number;
  readonly plays: readonly NewPlay[];
  /** Spans of the records that are not plays (not-music and rejected), in order. */
  readonly otherSpans: readonly OutcomeSpan[];
}

export interface CorpusStore {
  add(name: string, addedAt: number, demo: boolean): Promise<number>;
  addListener(corpusId: number, key: string): Promise<number>;
  addPlays(
    corpusListenerId: number,
    plays: readonly { trackId: number; startedAt: number; msPlayed: number }[],
  ): Promise<void>;
  list(): Promise<{ id: number; name: string; demo: boolean; listeners: number; plays: number }[]>;
  remove(id: number): Promise<void>;
  /** Each corpus listener's plays, oldest first: what training reads. */
  columns(): AsyncIterable<PlayColumns>;
}

export interface ModelStore {
  register(model: Omit<ModelVersion, 'id' | 'version'>): Promise<ModelVersion>;
  get(name: string, version: number): Promise<ModelVersion | null>;
  list(name: string): Promise<ModelVersion[]>;
  setAlias(name: string, alias: string, version: number): Promise<void>;
  byAlias(name: string, alias: string): Promise<ModelVersion | null>;
}
