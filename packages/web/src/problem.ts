import type { Problem } from './api.generated.ts';
import { headlineOf } from './words/problem-words.ts';

/** An answer that is not what was asked for: the server's problem document, or its silence. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.title, options);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

/** A problem that the page finds by itself, without an answer. */
export function problemHere(
  code: string,
  words: Pick<Problem, 'detail' | 'advice'>,
  options?: ErrorOptions,
): ApiProblem {
  const problem = { type: 'about:blank', title: headlineOf(code), status: 0, code, ...words };
  return new ApiProblem(problem, options);
}

/** The server did not answer at all. */
export function unreachable(cause: unknown): ApiProblem {
  const words = {
    detail: 'The page is open, but the server behind it cannot be reached.',
    advice: 'If it runs on this computer, start it with “npm start”.',
  };
  return problemHere('unreachable', words, { cause });
}

/** The problem in an answer's text under a headline in words, or one that says what little is known. */
export function problemIn(status: number, text: string): ApiProblem {
  const unknown = {
    type: 'about:blank',
    title: 'The server gave an answer this page does not understand',
    status,
    code: 'unknown',
    detail: `It answered with status ${status}.`,
    advice: 'Reload the page. If it stays, look at the server’s log.',
  };
  try {
    const parsed: Partial<Problem> = JSON.parse(text);
    if (parsed.code === undefined) return new ApiProblem(unknown);
    return new ApiProblem({ ...unknown, ...parsed, title: headlineOf(parsed.code) });
  } catch (cause) {
    return new ApiProblem(unknown, { cause });
  }
}

/** What to show for any failure of a query. */
export function problemOf(error: unknown): Problem {
  return error instanceof ApiProblem ? error.problem : unreachable(error).problem;
}
