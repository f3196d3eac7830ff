import { EchoError, type LinkKind, type OneTimeLink } from '@echotune/data';
import { inviteListener, offerReset } from '@echotune/service';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { callerOf } from '../http/caller.ts';
import { linkTo } from '../http/links.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { AccountChange, MadeLink, NewInvitation, People } from '../schema/account.ts';
import { Nothing } from '../schema/nothing.ts';

const config = { needs: 'owner' } as const;
const AccountParams = z.object({ account: z.string().max(100) });

/** Who else is here: the owner invites, disables, and helps to a new password. */
export function peopleRoutes(app: TypedApp, { echotune, keys }: RouteContext): void {
  const { store } = echotune;

  const made = (
    kind: LinkKind,
    { headers }: FastifyRequest,
    { link, token }: { link: OneTimeLink; token: string },
  ) => {
    const base = echotune.config.publicUrl ?? `http://${headers.host}`;
    return { id: link.id, link: linkTo(base, kind, token), expiresAt: link.expiresAt };
  };

  app.get(
    '/people',
    {
      config,
      schema: {
        operationId: 'listPeople',
        summary: 'Accounts, open invitations, and listeners without an account',
        response: { 200: People },
      },
    },
    async () => {
      const accounts = await store.accounts.list();
      const invitations = await store.links.list('invitation');
      const listeners = await store.listeners.list();
      return {
        accounts: accounts.map(({ id, name, role, disabled, createdAt }) => ({
          ...{ id, name, role, disabled, createdAt },
        })),
        invitations: invitations.map(({ id, listenerId, createdAt, expiresAt }) => ({
          ...{ id, listener: listenerId, createdAt, expiresAt },
        })),
        free: listeners.flatMap(({ id, name, accountId }) =>
          accountId === null ? [{ id, name }] : [],
        ),
      };
    },
  );

  app.post(
    '/invitations',
    {
      config,
      schema: {
        operationId: 'invite',
        summary: 'Make a link by which somebody gets an account',
        body: NewInvitation,
        response: { 201: MadeLink },
      },
    },
    async (request, reply) => {
      const invitation = await inviteListener(store, request.body.listener ?? null);
      return reply.code(201).send(made('invitation', request, invitation));
    },
  );

  app.delete(
    '/invitations/:invitation',
    {
      config,
      schema: {
        operationId: 'revokeInvitation',
        summary: 'Make an invitation worthless',
        response: { 204: Nothing },
        params: z.object({ invitation: z.coerce.number().int().positive() }),
      },
    },
    async (request, reply) => {
      if (!(await store.links.revoke('invitation', request.params.invitation))) {
        throw new EchoError('not-found', 'There is no such invitation.');
      }
      return reply.code(204).send();
    },
  );

  const accountNamed = async (id: string) => {
    const account = await store.accounts.get(id);
    if (account !== null) return account;
    throw new EchoError('account-unknown', 'There is no such account.');
  };

  app.patch(
    '/accounts/:account',
    {
      config,
      schema: {
        operationId: 'changeAccount',
        summary: 'Disable an account, or enable it again',
        response: { 204: Nothing },
        params: AccountParams,
        body: AccountChange,
      },
    },
    async (request, reply) => {
      const { id } = await accountNamed(request.params.account);
      if (id === callerOf(request).account.id) {
        throw new EchoError('forbidden', 'Nobody disables the account that is asking.');
      }
      await store.accounts.setDisabled(id, request.body.disabled);
      keys.forget();
      return reply.code(204).send();
    },
  );

  app.post(
    '/accounts/:account/reset',
    {
      config,
      schema: {
        operationId: 'offerReset',
        summary: 'Make a link by which somebody chooses a new password',
        params: AccountParams,
        response: { 201: MadeLink },
      },
    },
    async (request, reply) => {
      const { id } = await accountNamed(request.params.account);
      return reply.code(201).send(made('reset', request, await offerReset(store, id)));
    },
  );
}
