import { testPassword } from '../../../../tests/kit/password.ts';
import type { Preparations } from './call.fixture.ts';
import type { Maker } from './make-things.fixture.ts';
import type { TestApp } from './open-app.fixture.ts';

/** What calls about accounts, sessions, keys and listeners need to be there. */
export function accountPreparations(test: TestApp, { ask, name, key, token }: Maker): Preparations {
  const { links } = test.echotune.store;
  /** Another sign-in: the one that asks goes on. */
  const session = async () => {
    const { headers } = await test.signIn('Owner');
    const answer = await test.bare.inject({ url: '/api/v1/sessions', headers });
    const { sessions } = answer.json();
    return { headers, id: sessions.find((one: { current: boolean }) => one.current).id };
  };
  const guest = async () => (await test.signIn(name())).account.id;
  const named = async (of: Promise<string>) => ({ body: { token: await of, name: name() } });
  return {
    claimInstance: async () => {
      const claim = { kind: 'claim', accountId: null, listenerId: null, lastsMs: null } as const;
      return named(links.issue(claim).then((issued) => issued.token));
    },
    acceptInvitation: () => named(token('/invitations')),
    resetPassword: async () => ({
      body: { token: await token(`/accounts/${await guest()}/reset`) },
    }),
    signIn: async () => ({ body: { name: 'Owner', password: testPassword } }),
    signOut: async () => ({ headers: (await session()).headers }),
    changePassword: async () => ({ body: { current: testPassword, password: testPassword } }),
    closeAccount: async () => {
      const { headers } = await test.signIn(name());
      return { headers, body: { password: testPassword } };
    },
    revokeSessions: async () => {
      const { headers } = await test.signIn(name());
      return { headers };
    },
    revokeSession: async () => ({ path: { session: (await session()).id } }),
    addKey: async () => ({ body: { scopes: ['read'] } }),
    revokeKey: async () => ({ path: { key: (await key()).id } }),
    invite: async () => ({ body: { listener: undefined } }),
    revokeInvitation: async () => ({
      path: { invitation: (await ask('POST', '/invitations', {})).id },
    }),
    changeAccount: async () => ({ path: { account: await guest() } }),
    offerReset: async () => ({ path: { account: await guest() } }),
    addListener: async () => ({ body: { name: name() } }),
    forgetListener: async () => ({
      path: { id: (await ask('POST', '/listeners', { name: name() })).id },
    }),
  };
}
