import { EchoError, type Job } from '@echotune/data';
import {
  type Backtest as Backtested,
  type BacktestPayload,
  fieldsOf,
  numberIn,
} from '@echotune/service';
import { z } from 'zod';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import {
  Backtest,
  BacktestResult,
  type BacktestStatus,
  Backtests,
  NewBacktest,
} from '../schema/backtest.ts';
import { IdParams } from '../schema/id-params.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { songOf } from '../song-of.ts';

const ListQuery = ListenerQuery.extend({
  limit: z.coerce.number().int().min(1).max(100).default(10),
});

/** As the job that made it stored it: its songs as a list. */
type Stored = Omit<Backtested, 'songs'> & {
  readonly songs: readonly Parameters<typeof songOf>[0][];
};

function isStored(result: unknown): result is Stored {
  const { weeks, trials, songs } = fieldsOf(result);
  return [weeks, trials, songs].every(Array.isArray);
}

function statusOf(job: Job): z.output<typeof BacktestStatus> {
  const { id, state, payload, progress, error, createdAt, finishedAt } = job;
  const [weeks, size] = [numberIn(payload, 'weeks') ?? 0, numberIn(payload, 'size') ?? 0];
  return {
    ...{ id, state, size, finishedAt, failure: error, askedAt: createdAt, weeksAsked: weeks },
    weeksDone: state === 'done' ? weeks : (numberIn(progress, 'weeksDone') ?? 0),
  };
}

function bodyOf(job: Job): z.input<typeof Backtest> {
  const { result } = job;
  return {
    ...statusOf(job),
    result: isStored(result)
      ? BacktestResult.parse({ ...result, songs: result.songs.map(songOf) })
      : null,
  };
}

export function backtestRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  const { store } = echotune;

  /** Throws job-unknown: there is none, or it is somebody else's. */
  const listenersOwn = async (listenerId: number, id: number): Promise<Job> => {
    const job = await store.jobs.get(id);
    if (job?.kind === 'backtest' && numberIn(job.payload, 'listenerId') === listenerId) return job;
    throw new EchoError('job-unknown', `There is no backtest ${id}.`);
  };

  app.get(
    '/backtests',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'listBacktests',
        summary: 'The backtests of a listener, the newest first',
        ...{ querystring: ListQuery, response: { 200: Backtests } },
      },
    },
    async (request) => {
      const { id: listenerId } = await listenerOf(store, request);
      const { limit } = request.query;
      const jobs = await store.jobs.list({ kind: 'backtest', listenerId, limit });
      return { backtests: jobs.map(statusOf) };
    },
  );

  app.post(
    '/backtests',
    {
      config: { needs: 'recommend', idempotent: 'repeatable' },
      schema: {
        operationId: 'startBacktest',
        summary: 'Find out what would have been recommended week by week, and was then played',
        ...{ querystring: ListenerQuery, body: NewBacktest, response: { 202: Backtest } },
      },
    },
    async (request, reply) => {
      const { id: listenerId } = await listenerOf(store, request);
      const payload: BacktestPayload = { listenerId, ...request.body };
      const uniqueKey = `backtest ${JSON.stringify(payload)}`;
      const job = await store.jobs.enqueue('backtest', payload, { uniqueKey });
      worker.wake();
      return reply.code(202).send(bodyOf(job));
    },
  );

  app.get(
    '/backtests/:id',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'getBacktest',
        summary: 'How far a backtest is, and what it found',
        ...{ params: IdParams, querystring: ListenerQuery, response: { 200: Backtest } },
      },
    },
    async (request) => {
      const { id: listenerId } = await listenerOf(store, request);
      return bodyOf(await listenersOwn(listenerId, request.params.id));
    },
  );

  app.delete(
    '/backtests/:id',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'cancelBacktest',
        summary: 'Stop a backtest',
        ...{ params: IdParams, querystring: ListenerQuery, response: { 202: Backtest } },
      },
    },
    async (request, reply) => {
      const { id: listenerId } = await listenerOf(store, request);
      const { id } = await listenersOwn(listenerId, request.params.id);
      return reply.code(202).send(bodyOf(await store.jobs.cancel(id)));
    },
  );
}
