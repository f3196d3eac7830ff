import type {
  Explanation,
  ImportStatus,
  NewVerdict,
  Overview,
  Plays,
  RejectedRows,
  Shelf,
  Shelves,
  Statistics,
  Verdict,
} from './api.generated.ts';
import { problemIn, unreachable } from './problem.ts';

type Query = Record<string, string | number | null | readonly string[]>;

/** The address of an API path; null values are left out, lists are given value by value. */
export function apiUrl(path: string, query: Query = {}): string {
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === null ? [] : [value].flat().map((one) => [key, String(one)]),
  );
  const search = new URLSearchParams(given).toString();
  return `/api/v1${path}${search && `?${search}`}`;
}

/** `more` are further headers; a form is sent as it is, any other body as JSON; the signal gives the answer up. */
export async function send(
  method: string,
  url: string,
  body?: object,
  more: Readonly<Record<string, string>> = {},
  signal: AbortSignal | null = null,
): Promise<Response> {
  const accepted = { accept: 'application/json', 'accept-language': document.documentElement.lang };
  const headers = { ...accepted, ...more };
  const request: RequestInit = { method, headers, signal };
  if (body instanceof FormData) request.body = body;
  else if (body !== undefined) {
    request.headers = { ...headers, 'content-type': 'application/json' };
    request.body = JSON.stringify(body);
  }
  const response = await fetch(url, request).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  if (!response.ok)
    throw problemIn(response.status, await response.text(), response.headers.get('retry-after'));
  return response;
}

/** Trusts the shape: page and server are one release, and the types come from its schemas. */
export async function get<T>(path: string, query?: Query): Promise<T> {
  return (await send('GET', apiUrl(path, query))).json();
}

interface Told {
  readonly query?: Query;
  /** Sent as JSON, a form as it is. */
  readonly body?: object;
}

/** Has something done, and hears what came of it; the shape is trusted as that of `get`. */
export async function ask<T>(method: string, path: string, { query, body }: Told = {}): Promise<T> {
  return (await send(method, apiUrl(path, query), body)).json();
}

/** Has something done. */
export async function tell(
  method: string,
  path: string,
  { query, body }: Told = {},
): Promise<void> {
  await send(method, apiUrl(path, query), body);
}

/**
 * Everything the page asks of the server. `listener` chooses whose answer it is. Every function
 * rejects with an `ApiProblem`.
 */
export const api = {
  overview: () => get<Overview>('/overview'),

  statistics: (listener: number) => get<Statistics>('/statistics', { listener, top: 8 }),

  plays: (listener: number, limit: number) => get<Plays>('/plays', { listener, limit }),

  shelves: (listener: number, limit: number) => get<Shelves>('/shelves', { listener, limit }),

  /** `familiarity` is 0–1; null leaves the balance to the listener's own habit. */
  forYou: (listener: number, familiarity: number | null, limit: number) =>
    get<Shelf>('/recommendations', { listener, shelf: 'for-you', limit, familiarity }),

  explanation: (listener: number, impression: number) =>
    get<Explanation>(`/recommendations/${impression}/explanation`, { listener }),

  putVerdict: (listener: number, body: NewVerdict) =>
    ask<Verdict>('PUT', '/verdicts', { query: { listener }, body }),

  deleteVerdict: (listener: number, song: number) =>
    tell('DELETE', '/verdicts', { query: { listener, song } }),

  startDemo: () => ask<ImportStatus>('POST', '/demo'),

  leaveDemo: () => tell('DELETE', '/demo'),

  importStatus: (id: number) => get<ImportStatus>(`/imports/${id}`),

  rejectedRows: (id: number) => get<RejectedRows>(`/imports/${id}/rejected`, { limit: 200 }),

  cancelImport: (id: number) => tell('DELETE', `/imports/${id}`),
};
