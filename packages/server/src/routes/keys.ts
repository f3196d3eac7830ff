import { type ApiKey, EchoError } from '@echotune/data';
import { chooseListener } from '@echotune/service';
import { z } from 'zod';
import { callerOf } from '../http/caller.ts';
import { wantedIn } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { ApiKeys, MadeApiKey, NewApiKey } from '../schema/account.ts';
import { Nothing } from '../schema/nothing.ts';

const config = { needs: 'session' } as const;

function shown({ id, name, prefix, listenerId, scopes, perMinute, createdAt, usedAt }: ApiKey) {
  return {
    ...{ id, name, prefix, listener: listenerId, scopes: [...scopes] },
    perMinute,
    createdAt,
    usedAt,
  };
}

/** One's API keys. */
export function keyRoutes(app: TypedApp, { echotune, keys }: RouteContext): void {
  const { store } = echotune;

  app.get(
    '/keys',
    {
      config,
      schema: {
        operationId: 'listKeys',
        summary: 'One’s API keys, without their secrets',
        response: { 200: ApiKeys },
      },
    },
    async (request) => {
      const own = await store.apiKeys.list(callerOf(request).account.id);
      return { keys: own.map(shown) };
    },
  );

  app.post(
    '/keys',
    {
      config,
      schema: {
        operationId: 'addKey',
        summary: 'Make an API key; its secret is shown this once',
        body: NewApiKey,
        response: { 201: MadeApiKey },
      },
    },
    async (request, reply) => {
      const { account, reach, scopes } = callerOf(request);
      const wanted = request.body.scopes.find((scope) => !scopes.has(scope));
      if (wanted !== undefined) {
        throw new EchoError('forbidden', `Only the owner may have the scope "${wanted}".`);
      }
      const listener = await chooseListener(store, wantedIn(request.body), reach);
      const { name, perMinute } = request.body;
      const { key, secret } = await store.apiKeys.add({
        ...{ accountId: account.id, listenerId: listener.id, name, perMinute },
        scopes: [...new Set(request.body.scopes)],
      });
      return reply.code(201).send({ ...shown(key), secret });
    },
  );

  app.delete(
    '/keys/:key',
    {
      config,
      schema: {
        operationId: 'revokeKey',
        summary: 'Make an API key worthless',
        response: { 204: Nothing },
        params: z.object({ key: z.coerce.number().int().positive() }),
      },
    },
    async (request, reply) => {
      const { key } = request.params;
      if (!(await store.apiKeys.revoke(key, callerOf(request).account.id))) {
        throw new EchoError('key-unknown', `There is no key ${key}.`);
      }
      keys.forget();
      return reply.code(204).send();
    },
  );
}
