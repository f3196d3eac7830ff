import { EchoError, type Job } from '@echotune/data';
import { type Backtest as Backtested, type BacktestPayload, fieldsOf } from '@echotune/service';
import { z } from 'zod';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { Backtest, BacktestResult, NewBacktest } from '../schema/backtest.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { songOf } from '../song-of.ts';

const BacktestParams = z.object({ id: z.coerce.number().int().positive() });

/** As the job that made it stored it: its songs as a list. */
type Stored = Omit<Backtested, 'songs'> & {
  readonly songs: readonly Parameters<typeof songOf>[0][];
};

function isStored(result: unknown): result is Stored {
  const { weeks, trials, songs } = fieldsOf(result);
  return [weeks, trials, songs].every(Array.isArray);
}

function bodyOf({ id, state, payload, progress, result, error }: Job): z.input<typeof Backtest> {
  const { weeks } = fieldsOf(payload);
  const { weeksDone } = fieldsOf(progress);
  const asked = typeof weeks === 'number' ? weeks : 0;
  return {
    ...{ id, state, failure: error, weeksAsked: asked },
    weeksDone: state === 'done' ? asked : typeof weeksDone === 'number' ? weeksDone : 0,
    result: isStored(result)
      ? BacktestResult.parse({ ...result, songs: result.songs.map(songOf) })
      : null,
  };
}

export function backtestRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  const { store } = echotune;

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
        ...{ params: BacktestParams, querystring: ListenerQuery, response: { 200: Backtest } },
      },
    },
    async (request) => {
      const { id: listenerId } = await listenerOf(store, request);
      const job = await store.jobs.get(request.params.id);
      if (job?.kind !== 'backtest' || fieldsOf(job.payload).listenerId !== listenerId) {
        throw new EchoError('job-unknown', `There is no backtest ${request.params.id}.`);
      }
      return bodyOf(job);
    },
  );
}
