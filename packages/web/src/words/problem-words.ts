import type { Problem } from '../api.generated.ts';
import type { Messages } from '../messages/messages.ts';
import { detailBlocks } from './problem-pieces.ts';

/** A problem that the page finds by itself, without an answer of the server. */
export type CodeHere = keyof Messages['problems']['here'];

/** What a problem is told by. */
export type ToldProblem = Pick<Problem, 'code' | 'detail' | 'advice'> & {
  readonly waitUntil?: number | null;
};

/** What happened, what it means, what to do. */
export interface ProblemWords {
  readonly title: string;
  /** Empty where the title says it all. */
  readonly detail: string;
  readonly advice: string;
}

/** Codes whose detail names the place: a field, a file and a record, a setting. */
const placed: ReadonlySet<string> = new Set([
  ...['input-invalid', 'config-unknown-key', 'config-bad-value'],
  ...['import-unrecognised', 'import-unreadable', 'store-corrupt'],
]);

/** Of a detail in another language what the reader needs: with files named, only those; else its place. */
function neededOf(code: string, detail: string): string {
  if (!placed.has(code)) return '';
  const files = detailBlocks(detail).filter(({ below }) => below.length > 0);
  if (files.length === 0) return detail;
  return files.flatMap(({ line, below }) => [line, ...below.map((more) => ` ${more}`)]).join('\n');
}

function isHere(code: string, { here }: Messages['problems']): code is CodeHere {
  return Object.hasOwn(here, code);
}

/**
 * A problem in words: the page's own headline, for a code from a newer server too; below it the
 * server's. What the server says in another language is left out where the headline says it already.
 */
export function problemWords(
  { code, detail, advice }: ToldProblem,
  problems: Messages['problems'],
): ProblemWords {
  if (!isHere(code, problems)) {
    const headline = Object.hasOwn(problems.headlines, code) ? problems.headlines[code] : undefined;
    if (headline === undefined) return { title: problems.somethingWrong, detail, advice };
    return {
      title: headline,
      detail: problems.isServers ? detail : neededOf(code, detail),
      advice,
    };
  }
  const words = problems.here[code];
  return { ...words, detail: words.detail(detail) };
}
