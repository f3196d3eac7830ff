import { EchoError, type Store } from '@echotune/data';
import { type Statistics, statistics, type TopRow } from '@echotune/engine';
import type { SongCatalogue } from '../recommend/keep-catalogue.ts';
import type { ListenerProfiles } from '../recommend/keep-profiles.ts';

export interface NamedTopRow extends TopRow {
  readonly name: string;
  /** Artist of a song; null for an artist. */
  readonly detail: string | null;
}

export interface ListeningStatistics extends Omit<Statistics, 'topItems' | 'topArtists'> {
  readonly from: number;
  readonly to: number;
  readonly timeZone: string;
  readonly topSongs: readonly NamedTopRow[];
  readonly topArtists: readonly NamedTopRow[];
}

export interface StatisticsRequest {
  readonly listenerId: number;
  /** UTC epoch ms, inclusive; default the first play. */
  readonly from?: number;
  /** UTC epoch ms, exclusive; default now. */
  readonly to?: number;
  readonly top: number;
}

export interface StatisticsDeps {
  readonly store: Store;
  readonly profiles: ListenerProfiles;
  readonly catalogue: SongCatalogue;
  readonly clock: () => number;
}

/** What a listener played within a range, in their own time zone. Throws listener-unknown, input-invalid. */
export async function listeningStatistics(
  { store, profiles, catalogue, clock }: StatisticsDeps,
  request: StatisticsRequest,
): Promise<ListeningStatistics> {
  if (request.from !== undefined && request.to !== undefined && request.from >= request.to) {
    throw new EchoError('input-invalid', 'The range must end after it begins.');
  }
  const profile = await profiles.get(request.listenerId);
  const now = clock();
  const from = request.from ?? profile.all.startedAt[0] ?? now;
  const to = request.to ?? Math.max(now, from);
  const { topItems, topArtists, ...page } = statistics(
    profile.history(),
    { from, to },
    {
      catalogue: await catalogue.current(),
      now,
      top: request.top,
    },
  );
  const songs = await store.catalogue.cards(topItems.map((row) => row.id));
  const artists = await store.catalogue.artists(topArtists.map((row) => row.id));
  return {
    ...page,
    from,
    to,
    timeZone: profile.listener.timeZone,
    topSongs: topItems.map((row) => ({
      ...row,
      name: songs.get(row.id)?.title ?? '',
      detail: songs.get(row.id)?.artist ?? null,
    })),
    topArtists: topArtists.map((row) => ({
      ...row,
      name: artists.get(row.id) ?? '',
      detail: null,
    })),
  };
}
