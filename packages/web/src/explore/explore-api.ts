import type {
  Bridge,
  DescribedArtist,
  DescribedSong,
  Exclusion,
  NewVerdict,
  Shelf,
  TasteMap,
} from '../api.generated.ts';
import { ask, get, tell } from '../api.ts';

/** What a radio starts from: one of the three. */
export interface RadioSeed {
  readonly song?: number | undefined;
  readonly artist?: number | undefined;
  readonly tag?: string | undefined;
}

/** What the pages of Explore ask. Every function rejects with an `ApiProblem`. */
export const exploreApi = {
  map: (listener: number) => get<TasteMap>('/taste-map', { listener }),

  artist: (listener: number, id: number) => get<DescribedArtist>(`/artists/${id}`, { listener }),

  song: (listener: number, id: number) => get<DescribedSong>(`/songs/${id}`, { listener }),

  moreLike: (listener: number, song: number, limit: number) =>
    get<Shelf>('/recommendations', { listener, shelf: 'more-like-this', song, limit }),

  /** Songs that go with the seed, without those named (at most 100). */
  radio: (
    listener: number,
    { song, artist, tag }: RadioSeed,
    limit: number,
    without: readonly number[] = [],
  ) =>
    get<Shelf>('/radio', {
      ...{ listener, limit, song: song ?? null, artist: artist ?? null, tag: tag ?? null },
      withoutSong: without.map(String),
    }),

  bridge: (listener: number, from: number, to: number, length: number) =>
    get<Bridge>('/bridge', { listener, from, to, length }),

  /** Null takes back what was said before. */
  judgeArtist: (listener: number, artist: number, kind: NewVerdict['kind'] | null) =>
    kind === null
      ? tell('DELETE', '/verdicts', { query: { listener, artist } })
      : tell('PUT', '/verdicts', { query: { listener }, body: { artist, kind } }),

  exclude: (listener: number, body: { readonly song: number } | { readonly artist: number }) =>
    ask<Exclusion>('POST', '/exclusions', { query: { listener }, body }),

  unexclude: (listener: number, id: number) =>
    tell('DELETE', `/exclusions/${id}`, { query: { listener } }),
};
