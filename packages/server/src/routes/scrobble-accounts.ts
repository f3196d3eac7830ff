import type { ScrobbleAccount as Account } from '@echotune/data';
import {
  askApproval,
  connectAccount,
  disconnectAccount,
  playServiceNames,
  retryGivenUp,
  setForwarding,
} from '@echotune/service';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { setUpOf } from '../known-providers.ts';
import { IdParams } from '../schema/id-params.ts';
import { Nothing } from '../schema/nothing.ts';
import {
  Approval,
  GivenUpRetried,
  NewScrobbleAccount,
  ScrobbleAccount,
  ScrobbleAccountChange,
  ScrobbleAccounts,
  ScrobbleService,
} from '../schema/scrobble-account.ts';
import { scrobbleAccountStatus } from '../scrobble-account-status.ts';
import type { EchoTune } from '../wire.ts';

export const PlaceParams = IdParams.extend({ service: ScrobbleService });
export const accountsPath = '/listeners/:id/scrobble-accounts';
const accountPath = `${accountsPath}/:service` as const;
const config = { needs: 'session' } as const;

/** The listener and the service of an address, as far as the caller may. Throws listener-unknown. */
export async function placeIn(
  { store }: Pick<EchoTune, 'store'>,
  {
    caller,
    params: { id, service: provider },
  }: Pick<FastifyRequest, 'caller'> & { readonly params: z.output<typeof PlaceParams> },
) {
  const { id: listenerId } = await listenerOf(store, { caller, query: { listener: id } });
  return { listenerId, provider };
}

/** Accounts at services that keep plays: whose they are, and whether new plays are sent there. */
export function scrobbleAccountRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store } = echotune;

  const bodyOf = async (account: Account) =>
    ScrobbleAccount.parse(await scrobbleAccountStatus(echotune, account));

  app.get(
    accountsPath,
    {
      config: { needs: 'read' },
      schema: {
        operationId: 'listScrobbleAccounts',
        summary: 'Accounts at ListenBrainz and Last.fm, and how they stand',
        ...{ params: IdParams, response: { 200: ScrobbleAccounts } },
      },
    },
    async ({ caller, params }) => {
      const { id } = await listenerOf(store, { caller, query: { listener: params.id } });
      const all = await store.scrobbleAccounts.list(id);
      return {
        accounts: await Promise.all(all.map(bodyOf)),
        services: setUpOf(echotune, playServiceNames),
      };
    },
  );

  app.put(
    accountPath,
    {
      config,
      schema: {
        operationId: 'connectScrobbleAccount',
        summary: 'Connect an account: by name to read it, with a token to send plays too',
        ...{ params: PlaceParams, body: NewScrobbleAccount, response: { 200: ScrobbleAccount } },
      },
    },
    async (request) =>
      bodyOf(await connectAccount(echotune, await placeIn(echotune, request), request.body)),
  );

  app.post(
    `${accountPath}/approval`,
    {
      config,
      schema: {
        operationId: 'askScrobbleApproval',
        summary: 'A token of Last.fm, and where the listener approves it',
        ...{ params: PlaceParams, response: { 200: Approval } },
      },
    },
    async (request) => askApproval(echotune, (await placeIn(echotune, request)).provider),
  );

  app.patch(
    accountPath,
    {
      config,
      schema: {
        operationId: 'changeScrobbleAccount',
        summary: 'Send new plays there, or no more',
        ...{ params: PlaceParams, body: ScrobbleAccountChange },
        response: { 200: ScrobbleAccount },
      },
    },
    async (request) => {
      const place = await placeIn(echotune, request);
      return bodyOf(await setForwarding(echotune, place, request.body.forwards));
    },
  );

  app.post(
    `${accountPath}/retry`,
    {
      config,
      schema: {
        operationId: 'retryGivenUpPlays',
        summary: 'Send once more what was given up',
        ...{ params: PlaceParams, response: { 200: GivenUpRetried } },
      },
    },
    async (request) => ({
      waiting: await retryGivenUp(echotune, await placeIn(echotune, request)),
    }),
  );

  app.delete(
    accountPath,
    {
      config,
      schema: {
        operationId: 'disconnectScrobbleAccount',
        summary: 'Disconnect an account; its token and what waits to be sent go too',
        ...{ params: PlaceParams, response: { 204: Nothing } },
      },
    },
    async (request, reply) => {
      await disconnectAccount(echotune, await placeIn(echotune, request));
      return reply.code(204).send();
    },
  );
}
