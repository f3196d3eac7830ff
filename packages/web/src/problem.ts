import type { Problem } from './api.generated.ts';
import type { CodeHere } from './words/problem-words.ts';

/** A problem, and until when the server asks to be left alone: UTC epoch ms, null for not at all. */
export type PageProblem = Problem & { readonly waitUntil: number | null };

/** An answer that is not what was asked for: the server's problem document, or its silence. */
export class ApiProblem extends Error {
  readonly problem: PageProblem;

  constructor(problem: PageProblem, options?: ErrorOptions) {
    super(problem.code, options);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

/** A problem that the page finds by itself; `about` is what its words speak of. */
export function problemHere(code: CodeHere, about = '', options?: ErrorOptions): ApiProblem {
  const unsaid = { type: 'about:blank', title: '', status: 0, advice: '', waitUntil: null };
  return new ApiProblem({ ...unsaid, code, detail: about }, options);
}

/** The server did not answer at all. */
export function unreachable(cause: unknown): ApiProblem {
  return problemHere(navigator.onLine === false ? 'offline' : 'unreachable', '', { cause });
}

/** The problem in an answer's text, or one that says what little is known. */
export function problemIn(
  status: number,
  text: string,
  retryAfter: string | null = null,
): ApiProblem {
  const seconds = Number(retryAfter ?? Number.NaN);
  const waitUntil = Number.isFinite(seconds) ? Date.now() + seconds * 1000 : null;
  const unknown = { ...problemHere('unknown', String(status)).problem, waitUntil };
  try {
    const parsed: Partial<Problem> = JSON.parse(text);
    return new ApiProblem({ ...unknown, status, ...(parsed.code !== undefined && parsed) });
  } catch (cause) {
    return new ApiProblem({ ...unknown, status }, { cause });
  }
}

/** What to show for any failure of a query. */
export function problemOf(error: unknown): PageProblem {
  return error instanceof ApiProblem ? error.problem : unreachable(error).problem;
}

/** Whether the server knows nothing of what was asked for: asking again would not help. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.status === 404;
}

/** Whether asking once more may help: not where the server has understood, and refused. */
export function isPassing(error: unknown): boolean {
  const status = error instanceof ApiProblem ? error.problem.status : 0;
  return (status < 400 || status >= 500) && waitMs(error) === 0;
}

/** For how many milliseconds the server asks to be left alone. */
export function waitMs(error: unknown): number {
  const until = error instanceof ApiProblem ? error.problem.waitUntil : null;
  return until === null ? 0 : Math.max(0, until - Date.now());
}
