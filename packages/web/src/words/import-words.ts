import type { ImportFile, ImportStatus, ImportTotals } from '../api.generated.ts';
import type { Words } from './words.ts';

function joined(clauses: readonly string[]): string {
  return clauses.length === 0 ? '' : ` ${clauses.join(', ')}.`;
}

/** Rows that tell of an EchoTune archive itself: its header, and the imports before it. */
function aboutItself(files: readonly Pick<ImportFile, 'format' | 'totals'>[]): number {
  return files
    .filter(({ format }) => format === 'echotune-archive')
    .reduce((sum, { totals }) => sum + totals.notMusic, 0);
}

/** "1,204 of 2,938 rows are new. 36 are not music, 2 you had already." */
export function totalsSentence(
  totals: ImportTotals,
  files: readonly Pick<ImportFile, 'format' | 'totals'>[],
  words: Words,
): string {
  const { read, added, duplicates, notMusic, rejected } = totals;
  if (read === 0) return 'No rows yet.';
  const be = (count: number) => (count === 1 ? 'is' : 'are');
  const opening =
    added === read
      ? read === 1
        ? 'The only row is new.'
        : `All ${words.number(read)} rows are new.`
      : `${added === 0 ? 'None' : words.number(added)} of ${words.counted(read, 'row', 'rows')} ${be(added)} new.`;
  const ofArchive = aboutItself(files);
  const other = notMusic - ofArchive;
  const rest = [
    other > 0 && `${words.number(other)} ${be(other)} not music`,
    ofArchive > 0 && `${words.number(ofArchive)} ${be(ofArchive)} about the archive itself`,
    duplicates > 0 && `${words.number(duplicates)} you had already`,
    rejected > 0 && `${words.number(rejected)} could not be read`,
  ].filter((clause) => clause !== false);
  return opening + joined(rest);
}

/** What went again at once, because it is older than its listener keeps plays; '' for nothing. */
export function expiredSentence({ expired }: Pick<ImportStatus, 'expired'>, words: Words): string {
  if (expired === 0) return '';
  const what = words.counted(expired, 'play is older', 'plays are older');
  return `${what} than you keep them, and gone again.`;
}

/** What is happening now, as a headline. */
export function phaseWords({ state, phase }: Pick<ImportStatus, 'state' | 'phase'>): string {
  if (state === 'failed') return 'The import stopped';
  if (state === 'cancelled') return 'Import cancelled';
  switch (phase) {
    case 'waiting':
      return 'Getting ready';
    case 'reading':
      return 'Reading your history';
    case 'training':
      return 'Learning from your plays';
    case 'finished':
      return 'Ready';
  }
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
