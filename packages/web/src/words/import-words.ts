import type { ImportFile, ImportStatus, ImportTotals } from '../api.generated.ts';
import type { Messages } from '../messages/messages.ts';
import type { Words } from './words.ts';

type Phase = ImportStatus['phase'] | 'failed' | 'cancelled';

/** Rows that tell of an EchoTune archive itself: its header, and the imports before it. */
function aboutItself(files: readonly Pick<ImportFile, 'format' | 'totals'>[]): number {
  return files
    .filter(({ format }) => format === 'echotune-archive')
    .reduce((sum, { totals }) => sum + totals.notMusic, 0);
}

/** What came of the rows of files. */
export function totalsSentence(
  totals: ImportTotals,
  files: readonly Pick<ImportFile, 'format' | 'totals'>[],
  imports: Messages['imports'],
  words: Words,
): string {
  return totals.read === 0 ? imports.noRows : imports.totals(totals, aboutItself(files), words);
}

/** What is happening now, by its name in the catalogue. */
export function phaseOf({ state, phase }: Pick<ImportStatus, 'state' | 'phase'>): Phase {
  return state === 'failed' || state === 'cancelled' ? state : phase;
}

/** The share of bytes read, 0–1; null where the size is unknown. */
export function progressOf({ phase, bytesRead, bytesTotal }: ImportStatus): number | null {
  if (phase === 'training' || phase === 'finished') return 1;
  return bytesTotal > 0 ? Math.min(1, bytesRead / bytesTotal) : null;
}

/** A file that could not be read, or not to its end. */
export interface UnreadFile {
  readonly name: string;
  readonly why: string;
  /** Rows before the place where reading ended; null where it was left out altogether. */
  readonly read: number | null;
}

/** The files that plays may be missing of, each with the reason. */
export function unreadFiles({
  files,
  skipped,
}: Pick<ImportStatus, 'files' | 'skipped'>): UnreadFile[] {
  const cut = files.flatMap(({ name, failure, totals }) =>
    failure === null ? [] : [{ name, why: failure.replace(/\.$/, ''), read: totals.read }],
  );
  const missed = skipped.filter((file) => file.missed);
  return [...cut, ...missed.map(({ name, reason }) => ({ name, why: reason, read: null }))];
}

/** Whether an import left anything of what it was given unread. */
export function hasTrouble(status: Pick<ImportStatus, 'files' | 'skipped' | 'totals'>): boolean {
  return status.totals.rejected > 0 || status.skipped.length > 0 || unreadFiles(status).length > 0;
}
