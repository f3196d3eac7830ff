import type {
  Bridge,
  DescribedArtist,
  DescribedSong,
  Exclusion,
  FoundCatalogue,
  NewVerdict,
  Shelf,
  TasteMap,
} from '../api.generated.ts';
import { apiUrl, get, send } from '../api.ts';

/** What a radio starts from: one of the three. */
export interface RadioSeed {
  readonly song?: number | undefined;
  readonly artist?: number | undefined;
  readonly tag?: string | undefined;
}

/** What the pages of Explore ask. Every function rejects with an `ApiProblem`. */
export const exploreApi = {
  search: (q: string, limit: number) => get<FoundCatalogue>('/search', { q, limit }),

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
  judgeArtist: async (
    listener: number,
    artist: number,
    kind: NewVerdict['kind'] | null,
  ): Promise<void> => {
    if (kind === null) await send('DELETE', apiUrl('/verdicts', { listener, artist }));
    else await send('PUT', apiUrl('/verdicts', { listener }), { artist, kind });
  },

  exclude: async (
    listener: number,
    subject: { readonly song: number } | { readonly artist: number },
  ): Promise<Exclusion> =>
    (await send('POST', apiUrl('/exclusions', { listener }), subject)).json(),

  unexclude: async (listener: number, id: number): Promise<void> => {
    await send('DELETE', apiUrl(`/exclusions/${id}`, { listener }));
  },
};
