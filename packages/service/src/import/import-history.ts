import {
  EchoError,
  type ImportRun,
  type ImportTotals,
  type Store,
  type Telemetry,
} from '@echotune/data';
import { type Findings, FindingsCounter } from './count-findings.ts';
import type { FoundFiles, LeftOutFile } from './find-files.ts';
import { type ReaderFile, readRecords } from './read-records.ts';
import { zonesOf } from './shift-times.ts';
import { BatchStorer } from './store-batch.ts';

export interface ImportProgress {
  readonly runId: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly totals: ImportTotals;
  readonly findings: Findings;
  readonly skipped: readonly LeftOutFile[];
}

export interface ImportRequest {
  readonly listenerId: number;
  /** What `findFiles` found. */
  readonly found: FoundFiles;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportDeps {
  readonly store: Store;
  readonly telemetry: Telemetry;
  readonly clock: () => number;
}

/** The run to go on with, or a new one, with the files and how far each was read. */
async function beginOrResume(
  { store, clock }: ImportDeps,
  listenerId: number,
  { files }: FoundFiles,
): Promise<{ run: ImportRun; readerFiles: ReaderFile[]; fileIds: number[] }> {
  const signatures = files.map((file) => file.signature);
  return store.transaction(async (tx) => {
    const unfinished = await tx.imports.unfinished(listenerId, signatures);
    const run = unfinished ?? (await tx.imports.begin(listenerId, clock()));
    const known = unfinished === null ? [] : await tx.imports.files(run.id);
    const readerFiles: ReaderFile[] = [];
    const fileIds: number[] = [];
    for (const file of files) {
      const { name, signature, format } = file;
      const before = known.find((row) => row.signature === signature && row.name === name);
      if (before?.done) continue;
      const row = before ?? (await tx.imports.addFile(run.id, { name, signature, format }));
      readerFiles.push({ ...file, skipRecords: row.totals.read });
      fileIds.push(row.id);
    }
    return { run, readerFiles, fileIds };
  });
}

/**
 * Imports a listening history: streaming, idempotent, and resumable (the same files given again after
 * an interruption are taken up where the last committed batch ended). A file that cannot be read to
 * its end keeps what was read before and carries the failure; the others go on.
 * Throws import-*, job-cancelled, store-* (the run then stays resumable, or is marked cancelled).
 */
export function importHistory(deps: ImportDeps, request: ImportRequest): Promise<ImportRun> {
  return deps.telemetry.span('import', () => importFound(deps, request));
}

async function importFound(deps: ImportDeps, request: ImportRequest): Promise<ImportRun> {
  const { store, telemetry, clock } = deps;
  const { found } = request;
  const { run, readerFiles, fileIds } = await beginOrResume(deps, request.listenerId, found);
  const zones = await zonesOf(store, request.listenerId);
  const bytesTotal = readerFiles.reduce((sum, file) => sum + file.bytes, 0);
  const findings = new FindingsCounter();
  const storer = new BatchStorer(store, request.listenerId, run.id);
  let totals = run.totals;
  let bytesBefore = 0;
  const report = (bytesInFile: number) =>
    request.onProgress?.({
      runId: run.id,
      bytesRead: bytesBefore + bytesInFile,
      bytesTotal,
      totals,
      findings: findings.findings,
      skipped: found.skipped,
    });
  report(0);
  try {
    const task = { files: readerFiles, zones, now: clock() };
    for await (const answer of readRecords(task, request.signal)) {
      const index = answer.kind === 'batch' ? answer.batch.file : answer.file;
      const file = readerFiles[index];
      const fileId = fileIds[index];
      if (file === undefined || fileId === undefined)
        throw new EchoError('internal', 'No such file');
      if (answer.kind === 'batch') {
        findings.add(answer.batch);
        const before = totals;
        totals = await storer.store(answer.batch, { id: fileId, format: file.format });
        countRecords(telemetry, before, totals);
        report(answer.batch.bytesRead);
      } else {
        await store.imports.finishFile(fileId, answer.failure);
        const outcome = answer.failure === null ? 'whole' : 'cut-short';
        telemetry.count('import_files', 1, { outcome });
        bytesBefore += file.bytes;
        report(0);
      }
    }
  } catch (cause) {
    if (cause instanceof EchoError && cause.code === 'job-cancelled') {
      await store.imports.finish(run.id, 'cancelled', clock(), cause.message);
    }
    throw cause;
  }
  return store.imports.finish(run.id, 'done', clock(), null);
}

/** What became of a batch's records. Each is in one of the outcomes, or was lost. */
function countRecords(telemetry: Telemetry, before: ImportTotals, after: ImportTotals): void {
  let lost = after.read - before.read;
  for (const outcome of ['added', 'duplicates', 'notMusic', 'rejected'] as const) {
    const count = after[outcome] - before[outcome];
    telemetry.count('import_records', count, { outcome });
    lost -= count;
  }
  telemetry.count('import_records', Math.max(0, lost), { outcome: 'lost' });
}
