import type {
  ChangedRetention,
  Decision,
  Decisions,
  Exclusions,
  Listener,
  NewDecision,
  NewExclusionInput,
  Retention,
  RetentionChange,
  ReviewPairs,
  Statistics,
  Verdict,
  Verdicts,
} from '../api.generated.ts';
import { apiUrl, ask, get, tell } from '../api.ts';

export type ExportShape = 'echotune' | 'listenbrainz' | 'spotify';

/** What a listener settles, and what becomes of their data. Each rejects with an `ApiProblem`. */
export const settingsApi = {
  setTimeZone: (listener: number, timeZone: string) =>
    ask<Listener>('PATCH', `/listeners/${listener}`, { body: { timeZone } }),

  retention: (listener: number) => get<Retention>(`/listeners/${listener}/retention`),
  setRetention: (listener: number, change: RetentionChange) =>
    ask<ChangedRetention>('PATCH', `/listeners/${listener}/retention`, { body: change }),
  /** How many plays started before then, UTC epoch ms. */
  playsBefore: async (listener: number, to: number) =>
    (await get<Statistics>('/statistics', { listener, to, top: 1 })).plays,

  exclusions: (listener: number) => get<Exclusions>('/exclusions', { listener }),
  exclude: (listener: number, exclusion: NewExclusionInput) =>
    tell('POST', '/exclusions', { query: { listener }, body: exclusion }),
  include: (listener: number, id: number) =>
    tell('DELETE', `/exclusions/${id}`, { query: { listener } }),

  verdicts: (listener: number, kind: readonly Verdict['kind'][]) =>
    get<Verdicts>('/verdicts', { listener, kind }),
  takeBack: (listener: number, { song, artist }: Pick<Verdict, 'song' | 'artist'>) =>
    tell('DELETE', '/verdicts', { query: { listener, song, artist } }),

  reviewPairs: () => get<ReviewPairs>('/identity/review', { limit: 20 }),
  decisions: () => get<Decisions>('/identity/decisions'),
  decide: (decision: NewDecision) =>
    ask<Decision>('POST', '/identity/decisions', { body: decision }),
  undo: (id: number) => tell('DELETE', `/identity/decisions/${id}`),

  exportUrl: (listener: number, as: ExportShape) => apiUrl(`/listeners/${listener}/export`, { as }),
  forget: (listener: number) => tell('DELETE', `/listeners/${listener}`),
};
