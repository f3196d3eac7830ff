import { dateOf, type Figures, type Range } from '@echotune/engine';
import type { ListeningStatistics, NamedTopRow } from '@echotune/service';
import type { z } from 'zod';
import type { Statistics } from './schema/statistics.ts';

export type StatisticsBody = z.input<typeof Statistics>;

function topEntry({ id, name, detail, plays, listens, msPlayed, previousRank }: NamedTopRow) {
  return { id, name, detail, plays, listens, ms: msPlayed, previousRank };
}

function figuresBody(figures: Figures, { from, to }: Range) {
  const { heatMap, streaks, sessions } = figures;
  return {
    ...{ from, to, plays: figures.plays, listens: figures.listens, ms: figures.msPlayed },
    ...{ untimed: figures.untimed, songs: figures.items, artists: figures.artists },
    ...{ releases: figures.releases, newSongs: figures.newItems, newArtists: figures.newArtists },
    repeatRate: figures.plays > 0 ? (figures.plays - figures.items) / figures.plays : 0,
    ...{ days: figures.days, firstPlay: figures.firstAt, lastPlay: figures.lastAt },
    clock: Array.from({ length: 7 }, (_, day) => [...heatMap.subarray(day * 24, day * 24 + 24)]),
    longestStreakDays: streaks.longest?.days ?? 0,
    currentStreakDays: streaks.current?.days ?? 0,
    longestStreak: streaks.longest,
    sessions: sessions.count,
    sessionMs: sessions.meanMs,
    longestSessionMs: sessions.longestMs,
    sessionPlays: sessions.meanPlays,
    skipRate: figures.skipRate,
  };
}

function partsBody({ days, evolution, eras, skips }: ListeningStatistics) {
  return {
    ...(days && {
      playsByDay: {
        from: days.plays.length > 0 ? dateOf(days.from) : null,
        plays: [...days.plays],
      },
    }),
    ...(evolution && {
      evolution: {
        ...{ unit: evolution.unit, starts: [...evolution.starts] },
        listens: [...evolution.listens],
        artists: evolution.artists.map((row) => ({ ...row, listens: [...row.listens] })),
      },
    }),
    ...(eras && { eras: eras.map((era) => ({ ...era, artists: [...era.artists] })) }),
    ...(skips && {
      skips: {
        ...{ firstRate: skips.firstRate, laterRate: skips.laterRate, songs: [...skips.songs] },
      },
    }),
  };
}

/** Service statistics in the API's words. */
export function statisticsBody(found: ListeningStatistics): StatisticsBody {
  const { figures, compared } = found;
  return {
    ...figuresBody(figures, found),
    timeZone: found.timeZone,
    compared: compared && figuresBody(compared, compared),
    topSongs: found.topSongs.map(topEntry),
    topArtists: found.topArtists.map(topEntry),
    topReleases: found.topReleases.map(topEntry),
    months: found.months.map(({ msPlayed, ...month }) => ({ ...month, ms: msPlayed })),
    ...partsBody(found),
  };
}
