import { type Account, EchoError, sameName } from '@echotune/data';
import {
  acceptInvitation,
  changePassword,
  claimInstance,
  closeAccount,
  resetPassword,
} from '@echotune/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf, sessionOf } from '../http/caller.ts';
import { addressIn } from '../http/limit-requests.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import {
  AccountClosing,
  Account as AccountSchema,
  Credentials,
  Instance,
  NewAccount,
  PasswordChange,
  PasswordReset,
} from '../schema/account.ts';
import { Nothing } from '../schema/nothing.ts';
import { version } from '../version.ts';

const shown = ({ id, name, role }: Account) => ({ id, name, role });
const open = { needs: 'nobody' } as const;
const signedIn = { needs: 'session' } as const;

export function accountRoutes(
  app: TypedApp,
  { echotune, sessions, worker, keys, attempts }: RouteContext,
): void {
  const { store } = echotune;
  /** Signs in whoever followed a link. */
  const welcome = async (request: FastifyRequest, reply: FastifyReply, account: Account) => {
    request.auditedAccount = account.id;
    const browser = request.headers['user-agent'] ?? '';
    reply.header('set-cookie', await sessions.open(account.id, browser));
    return shown(account);
  };

  app.get(
    '/instance',
    {
      config: open,
      schema: {
        operationId: 'getInstance',
        summary: 'The version, and whether there is an owner',
        response: { 200: Instance },
      },
    },
    async () => ({
      version,
      claimed: await store.accounts.isClaimed(),
    }),
  );

  for (const [path, follow, summary] of [
    ['/claim', claimInstance, 'Become the owner, by the link that the terminal shows'],
    ['/invitations/accept', acceptInvitation, 'Make an account, by a link of the owner'],
  ] as const) {
    app.post(
      path,
      {
        config: open,
        schema: {
          operationId: follow.name,
          summary,
          body: NewAccount,
          response: { 201: AccountSchema },
        },
      },
      async (request, reply) => {
        await attempts.count(reply, 'address', addressIn(request));
        const account = await follow(store, request.body);
        return reply.code(201).send(await welcome(request, reply, account));
      },
    );
  }

  app.post(
    '/reset',
    {
      config: open,
      schema: {
        operationId: 'resetPassword',
        summary: 'Choose a new password by a link of the owner, and be signed in',
        body: PasswordReset,
        response: { 200: AccountSchema },
      },
    },
    async (request, reply) => {
      await attempts.count(reply, 'address', addressIn(request));
      const account = await resetPassword(store, request.body);
      return welcome(request, reply, account);
    },
  );

  app.post(
    '/sign-in',
    {
      config: open,
      schema: {
        operationId: 'signIn',
        summary: 'Sign in by name and password: the session is a cookie',
        body: Credentials,
        response: { 200: AccountSchema },
      },
    },
    async (request, reply) => {
      const { name, password } = request.body;
      const counted = sameName(name);
      await attempts.count(reply, 'address', addressIn(request));
      await attempts.count(reply, 'name', counted);
      const browser = request.headers['user-agent'] ?? '';
      const account = await store.accounts.byName(name);
      request.auditedAccount = account?.id ?? null;
      reply.header('set-cookie', await sessions.signIn(name, password, browser));
      await attempts.forget('name', counted);
      if (account === null) throw new EchoError('sign-in-failed', 'The account is gone.');
      return shown(account);
    },
  );

  app.post(
    '/sign-out',
    {
      config: signedIn,
      schema: { operationId: 'signOut', summary: 'End this session', response: { 204: Nothing } },
    },
    async (request, reply) => {
      reply.header('set-cookie', await sessions.signOut(request.headers.cookie ?? ''));
      return reply.code(204).send();
    },
  );

  app.get(
    '/account',
    {
      config: signedIn,
      schema: {
        operationId: 'getAccount',
        summary: 'Who is signed in',
        response: { 200: AccountSchema },
      },
    },
    async (request) => shown(callerOf(request).account),
  );

  app.put(
    '/account/password',
    {
      config: signedIn,
      schema: {
        operationId: 'changePassword',
        summary: 'Change one’s own password',
        response: { 204: Nothing },
        body: PasswordChange,
      },
    },
    async (request, reply) => {
      const { id: sessionId, accountId } = sessionOf(request);
      await attempts.count(reply, 'name', accountId);
      await changePassword(store, { accountId, sessionId, ...request.body });
      return reply.code(204).send();
    },
  );

  app.post(
    '/account/close',
    {
      config: signedIn,
      schema: {
        operationId: 'closeAccount',
        summary: 'Delete one’s own account, and everything known of its listeners',
        body: AccountClosing,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { accountId } = sessionOf(request);
      await attempts.count(reply, 'name', accountId);
      await closeAccount(echotune, { accountId, ...request.body, retraining: 'queued' });
      keys.forget();
      worker.wake();
      reply.header('set-cookie', await sessions.signOut(request.headers.cookie ?? ''));
      return reply.code(204).send();
    },
  );
}
