import { type ListeningStatistics, listeningStatistics, type NamedTopRow } from '@echotune/service';
import { z } from 'zod';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { Statistics } from '../schema/statistics.ts';

const time = z.coerce.number().int().min(0).max(8_640_000_000_000_000).optional();
const StatisticsQuery = ListenerQuery.extend({
  from: time,
  to: time,
  top: z.coerce.number().int().min(1).max(100).default(10),
});

function topEntry({ id, name, detail, plays, listens, msPlayed, previousRank }: NamedTopRow) {
  return { id, name, detail, plays, listens, ms: msPlayed, previousRank };
}

/** Service statistics in the API's words. */
export function statisticsBody(found: ListeningStatistics): z.input<typeof Statistics> {
  const { heatMap, streaks, sessions, totals } = found;
  return {
    ...{ from: found.from, to: found.to, timeZone: found.timeZone, skipRate: found.skipRate },
    ...{ plays: totals.plays, listens: totals.listens, ms: totals.msPlayed },
    untimed: totals.untimed,
    ...{
      songs: totals.items,
      artists: totals.artists,
      firstPlay: totals.firstAt,
      lastPlay: totals.lastAt,
    },
    topSongs: found.topSongs.map(topEntry),
    topArtists: found.topArtists.map(topEntry),
    clock: Array.from({ length: 7 }, (_, day) => [...heatMap.subarray(day * 24, day * 24 + 24)]),
    months: found.months.map(({ month, plays, discoveries }) => ({ month, plays, discoveries })),
    longestStreakDays: streaks.longest?.days ?? 0,
    currentStreakDays: streaks.current?.days ?? 0,
    sessions: sessions.count,
  };
}

export function statisticsRoutes(app: TypedApp, { echotune }: RouteContext): void {
  app.get(
    '/statistics',
    {
      config: { needs: 'read' },
      schema: {
        operationId: 'getStatistics',
        summary: 'What was listened to in a time',
        querystring: StatisticsQuery,
        response: { 200: Statistics },
      },
    },
    async (request) => {
      const { id: listenerId } = await listenerOf(echotune.store, request);
      const { from, to, top } = request.query;
      return statisticsBody(
        await listeningStatistics(echotune, {
          ...{ listenerId, top },
          ...(from !== undefined && { from }),
          ...(to !== undefined && { to }),
        }),
      );
    },
  );
}
