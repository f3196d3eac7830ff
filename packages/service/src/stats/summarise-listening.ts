import { EchoError, type Store } from '@echotune/data';
import {
  type ComparedWith,
  type DayCounts,
  type Evolution,
  eras,
  evolution,
  playsByDay,
  type SkippedItem,
  type Skips,
  type Statistics,
  skips,
  statistics,
} from '@echotune/engine';
import type { SongCatalogue } from '../recommend/keep-catalogue.ts';
import type { ListenerProfiles } from '../recommend/keep-profiles.ts';
import { type NamedEra, type NamedTopRow, nameRows } from './name-rows.ts';

/** What is told of a range only where it is asked for. */
export const statisticsParts = ['days', 'evolution', 'eras', 'skips'] as const;
export type StatisticsPart = (typeof statisticsParts)[number];

export interface NamedEvolution extends Omit<Evolution, 'artists'> {
  readonly artists: readonly (Evolution['artists'][number] & { readonly name: string })[];
}

export interface NamedSkips extends Omit<Skips, 'items'> {
  readonly songs: readonly (SkippedItem & { readonly name: string; readonly detail: string })[];
}

export interface ListeningStatistics extends Pick<Statistics, 'figures' | 'compared' | 'months'> {
  readonly from: number;
  readonly to: number;
  readonly timeZone: string;
  readonly topSongs: readonly NamedTopRow[];
  readonly topArtists: readonly NamedTopRow[];
  readonly topReleases: readonly NamedTopRow[];
  readonly days?: DayCounts;
  readonly evolution?: NamedEvolution;
  readonly eras?: readonly NamedEra[];
  readonly skips?: NamedSkips;
}

export interface StatisticsRequest {
  readonly listenerId: number;
  /** UTC epoch ms, inclusive; default the first play. */
  readonly from?: number;
  /** UTC epoch ms, exclusive; default now. */
  readonly to?: number;
  readonly top: number;
  readonly compare: ComparedWith;
  readonly include: readonly StatisticsPart[];
}

export interface StatisticsDeps {
  readonly store: Store;
  readonly profiles: ListenerProfiles;
  readonly catalogue: SongCatalogue;
  readonly clock: () => number;
}

/** Artists whose course is told. */
const courses = 8;
/** Songs that are told to be skipped. */
const skipped = 10;

/** What a listener played within a range, in their own time zone. Throws listener-unknown, input-invalid. */
export async function listeningStatistics(
  deps: StatisticsDeps,
  request: StatisticsRequest,
): Promise<ListeningStatistics> {
  const { top, compare, include } = request;
  if (request.from !== undefined && request.to !== undefined && request.from >= request.to) {
    throw new EchoError('input-invalid', 'The range must end after it begins.');
  }
  const profile = await deps.profiles.get(request.listenerId);
  const now = deps.clock();
  const from = request.from ?? profile.all.startedAt[0] ?? now;
  const range = { from, to: request.to ?? Math.max(now, from) };
  const catalogue = await deps.catalogue.current();
  const history = profile.history();
  const options = { catalogue, now, top: Math.max(top, courses), compare };
  const { figures, compared, months, ...tops } = statistics(history, range, options);
  const isAsked = (part: StatisticsPart) => include.includes(part);
  const course = isAsked('evolution')
    ? evolution(history, range, catalogue, idsOf(tops.topArtists.slice(0, courses)))
    : null;
  const found = isAsked('eras') ? eras(history, range, catalogue) : [];
  const habits = isAsked('skips') ? skips(history, range, skipped) : null;
  const { songs, artists, releases, artistOf, songOf } = await nameRows(deps.store, {
    songs: tops.topItems.slice(0, top),
    artists: tops.topArtists.slice(0, top),
    releases: tops.topReleases.slice(0, top),
    otherArtists: [...(course?.artists ?? []), ...found.flatMap((era) => era.artists)],
    otherSongs: habits?.items ?? [],
  });
  return {
    ...{ figures, compared, months, ...range, timeZone: profile.listener.timeZone },
    ...{ topSongs: songs, topArtists: artists, topReleases: releases },
    ...(isAsked('days') && { days: playsByDay(history, range) }),
    ...(course && {
      evolution: {
        ...course,
        artists: course.artists.map((row) => ({ ...row, name: artistOf(row.id) })),
      },
    }),
    ...(isAsked('eras') && {
      eras: found.map((era) => ({
        ...era,
        artists: era.artists.map((row) => ({ ...row, name: artistOf(row.id) })),
      })),
    }),
    ...(habits && {
      skips: { ...habits, songs: habits.items.map((row) => ({ ...row, ...songOf(row.id) })) },
    }),
  };
}

function idsOf(rows: readonly { readonly id: number }[]): number[] {
  return rows.map(({ id }) => id);
}
