import { keptStatistics, listeningStatistics, readDay, statisticsParts } from '@echotune/service';
import { z } from 'zod';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { Statistics } from '../schema/statistics.ts';
import { statisticsBody } from '../statistics-body.ts';

/** The last moment of the year 9999. */
const lastTime = 253_402_300_799_999;
const time = z.union([z.iso.date(), z.coerce.number().int().min(0).max(lastTime)]).optional();
const part = z.enum(statisticsParts);
const StatisticsQuery = ListenerQuery.extend({
  from: time.describe(
    'UTC epoch ms, or the local date that it begins with; default the first play',
  ),
  to: time.describe('Exclusive: UTC epoch ms, or a local date; default now'),
  top: z.coerce.number().int().min(1).max(500).default(10),
  compare: z
    .enum(['before', 'year'])
    .default('before')
    .describe('With the time of equal length before, or with the same dates a year earlier'),
  include: z
    .union([part, z.array(part).max(statisticsParts.length)])
    .default([])
    .describe('What is told beside'),
});

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
      const { id: listenerId, timeZone } = await listenerOf(echotune.store, request);
      const { from, to, top, compare, include } = request.query;
      const moment = (given: string | number) =>
        typeof given === 'number' ? given : readDay(given, timeZone);
      const asked = {
        ...{ listenerId, top, compare, include: [include].flat() },
        ...(from !== undefined && { from: moment(from) }),
        ...(to !== undefined && { to: moment(to) }),
      };
      const { store, kept } = echotune;
      return keptStatistics({ store, kept: kept.statistics }, asked, async () =>
        statisticsBody(await listeningStatistics(echotune, asked)),
      );
    },
  );
}
