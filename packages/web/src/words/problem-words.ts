import type { Problem } from '../api.generated.ts';
import type { Messages } from '../messages/messages.ts';

/** A problem that the page finds by itself, without an answer of the server. */
export type CodeHere = keyof Messages['problems']['here'];

/** What a problem is told by. */
export type ToldProblem = Pick<Problem, 'code' | 'detail' | 'advice'> & {
  readonly waitUntil?: number | null;
};

/** What happened, what it means, what to do. */
export interface ProblemWords {
  readonly title: string;
  readonly detail: string;
  readonly advice: string;
}

function isHere(code: string, { here }: Messages['problems']): code is CodeHere {
  return Object.hasOwn(here, code);
}

/** A problem in words: the page's own headline, for a code from a newer server too; below it the server's. */
export function problemWords(
  { code, detail, advice }: ToldProblem,
  problems: Messages['problems'],
): ProblemWords {
  if (!isHere(code, problems)) {
    const headline = Object.hasOwn(problems.headlines, code) ? problems.headlines[code] : undefined;
    return { title: headline ?? problems.somethingWrong, detail, advice };
  }
  const words = problems.here[code];
  return { ...words, detail: words.detail(detail) };
}
