import { type Connection as Connected, EchoError, type Job } from '@echotune/data';
import {
  connectAccount,
  disconnectAccount,
  enqueuePull,
  fieldsOf,
  setForwarding,
} from '@echotune/service';
import { z } from 'zod';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import {
  Connection,
  ConnectionChange,
  Connections,
  NewConnection,
  NewPull,
  Pull,
  Service,
} from '../schema/connection.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { Nothing } from '../schema/nothing.ts';

const ServiceParams = z.object({ service: Service });
const PullParams = z.object({ id: z.coerce.number().int().positive() });
const config = { needs: 'session' } as const;

function pullOf({ id, state, error, progress, result }: Job): z.input<typeof Pull> {
  const told = { ...fieldsOf(progress), ...fieldsOf(result) };
  const number = (name: string) => Number(told[name] ?? 0);
  return {
    ...{ id, state, failure: error, read: number('read'), added: number('added') },
    ...{ duplicates: number('duplicates'), rejected: number('rejected') },
  };
}

/** Accounts at services that keep plays: histories from there, new plays to there. */
export function connectionRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  const { store } = echotune;

  const bodyOf = async (connected: Connected): Promise<z.input<typeof Connection>> => {
    const { listenerId, provider, user, forwards, problem, reading } = connected;
    const counts = await store.connections.counts(listenerId, provider);
    const knownTo = reading.knownTo === null ? null : reading.knownTo * 1000;
    return { service: Service.parse(provider), user, knownTo, forwards, problem, ...counts };
  };

  app.get(
    '/connections',
    {
      config,
      schema: {
        operationId: 'listConnections',
        summary: 'Accounts at ListenBrainz and Last.fm, and how they stand',
        ...{ querystring: ListenerQuery, response: { 200: Connections } },
      },
    },
    async (request) => {
      const { id } = await listenerOf(store, request);
      const all = await store.connections.list(id);
      return { connections: await Promise.all(all.map(bodyOf)) };
    },
  );

  app.put(
    '/connections/:service',
    {
      config,
      schema: {
        operationId: 'connectService',
        summary: 'Connect an account: by name to read it, with a token to send plays too',
        ...{ params: ServiceParams, querystring: ListenerQuery, body: NewConnection },
        response: { 200: Connection },
      },
    },
    async (request) => {
      const { id: listenerId } = await listenerOf(store, request);
      const ref = { listenerId, provider: request.params.service };
      return bodyOf(await connectAccount(echotune, ref, request.body));
    },
  );

  app.patch(
    '/connections/:service',
    {
      config,
      schema: {
        operationId: 'changeConnection',
        summary: 'Send new plays there, or no more',
        ...{ params: ServiceParams, querystring: ListenerQuery, body: ConnectionChange },
        response: { 200: Connection },
      },
    },
    async (request) => {
      const { id: listenerId } = await listenerOf(store, request);
      const ref = { listenerId, provider: request.params.service };
      return bodyOf(await setForwarding(echotune, ref, request.body.forwards));
    },
  );

  app.delete(
    '/connections/:service',
    {
      config,
      schema: {
        operationId: 'disconnectService',
        summary: 'End a connection; its token and what waits to be sent go too',
        ...{ params: ServiceParams, querystring: ListenerQuery, response: { 204: Nothing } },
      },
    },
    async (request, reply) => {
      const { id: listenerId } = await listenerOf(store, request);
      await disconnectAccount(echotune, { listenerId, provider: request.params.service });
      return reply.code(204).send();
    },
  );

  app.post(
    '/connections/:service/pulls',
    {
      config,
      schema: {
        operationId: 'startPull',
        summary: 'Read the history there, down to what is known',
        ...{ params: ServiceParams, querystring: ListenerQuery, body: NewPull },
        response: { 202: Pull },
      },
    },
    async (request, reply) => {
      const { id: listenerId } = await listenerOf(store, request);
      const provider = request.params.service;
      if ((await store.connections.get(listenerId, provider)) === null) {
        throw new EchoError('connection-unknown', `There is no connection to ${provider}.`);
      }
      const job = await enqueuePull(store, { listenerId, provider, again: request.body.again });
      worker.wake();
      return reply.code(202).send(pullOf(job));
    },
  );

  const pullNamed = async (listenerId: number, id: number): Promise<Job> => {
    const job = await store.jobs.get(id);
    if (job?.kind === 'history' && fieldsOf(job.payload).listenerId === listenerId) return job;
    throw new EchoError('job-unknown', `There is no reading ${id}.`);
  };

  app.get(
    '/pulls/:id',
    {
      config,
      schema: {
        operationId: 'getPull',
        summary: 'How far the reading of a history is',
        ...{ params: PullParams, querystring: ListenerQuery, response: { 200: Pull } },
      },
    },
    async (request) => {
      const { id } = await listenerOf(store, request);
      return pullOf(await pullNamed(id, request.params.id));
    },
  );

  app.delete(
    '/pulls/:id',
    {
      config,
      schema: {
        operationId: 'cancelPull',
        summary: 'End the reading of a history; what was stored stays, and the next goes on there',
        ...{ params: PullParams, querystring: ListenerQuery, response: { 200: Pull } },
      },
    },
    async (request) => {
      const { id } = await listenerOf(store, request);
      const { id: jobId } = await pullNamed(id, request.params.id);
      return pullOf(await store.jobs.cancel(jobId));
    },
  );
}
