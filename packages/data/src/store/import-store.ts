import type {
  ImportFile,
  ImportRun,
  ImportStakes,
  ImportState,
  ImportTotals,
  OutcomeSpan,
} from '../domain/import-run.ts';
import type { NewPlay } from '../domain/play.ts';

export interface ImportStore {
  /** Throws listener-unknown. */
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
   * file's and the run's totals on. Plays and `otherSpans` together cover each record of the batch
   * once. Returns the run's totals. Throws import-unknown, input-invalid where records are missing,
   * doubled or not next in the file, and what `PlayStore.append` throws.
   */
  commitBatch(batch: ImportBatch): Promise<ImportTotals>;
  finishFile(fileId: number, failure: string | null): Promise<void>;
  finish(
    runId: number,
    state: ImportState,
    finishedAt: number,
    failure: string | null,
  ): Promise<ImportRun>;
  /**
   * Takes back what the run alone stored; plays that other sources tell of too stay, as those tell
   * them, and rows that another import read as well are that import's from then on.
   * Throws import-unknown, import-running.
   */
  undo(runId: number): Promise<ImportRun>;
  /** What `undo` would take: plays that nothing else tells of go, the others lose a witness. */
  stakes(runId: number): Promise<ImportStakes>;
  get(runId: number): Promise<ImportRun | null>;
  list(listenerId: number, limit: number): Promise<ImportRun[]>;
  /** How many of a run's records told of a play that another source had told of already. */
  samePlays(runId: number): Promise<number>;
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
