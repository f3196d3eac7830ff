import type {
  Account,
  AccountClosing,
  ApiKeys,
  Credentials,
  Instance,
  MadeApiKey,
  MadeLink,
  NewAccountInput,
  NewApiKeyInput,
  PasswordChange,
  PasswordReset,
  People,
  Sessions,
} from '../api.generated.ts';
import { ask, get, tell } from '../api.ts';
import { ApiProblem } from '../problem.ts';

/** Whether a failure says that nobody is signed in (any more). */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.code === 'unauthenticated';
}

/** Accounts, sessions, keys and people. Every function rejects with an `ApiProblem`. */
export const accountApi = {
  instance: () => get<Instance>('/instance'),
  /** Null where nobody is signed in. */
  account: (): Promise<Account | null> =>
    get<Account>('/account').catch((cause: unknown) => {
      if (isSignedOut(cause)) return null;
      throw cause;
    }),
  claim: (account: NewAccountInput) => ask<Account>('POST', '/claim', { body: account }),
  accept: (account: NewAccountInput) =>
    ask<Account>('POST', '/invitations/accept', { body: account }),
  reset: (reset: PasswordReset) => ask<Account>('POST', '/reset', { body: reset }),
  signIn: (credentials: Credentials) => ask<Account>('POST', '/sign-in', { body: credentials }),
  signOut: () => tell('POST', '/sign-out'),
  changePassword: (passwords: PasswordChange) =>
    tell('PUT', '/account/password', { body: passwords }),
  close: (closing: AccountClosing) => tell('POST', '/account/close', { body: closing }),
  sessions: () => get<Sessions>('/sessions'),
  endSession: (id: string) => tell('DELETE', `/sessions/${id}`),
  endAllSessions: () => tell('DELETE', '/sessions'),
  keys: () => get<ApiKeys>('/keys'),
  addKey: (key: NewApiKeyInput) => ask<MadeApiKey>('POST', '/keys', { body: key }),
  revokeKey: (id: number) => tell('DELETE', `/keys/${id}`),
  people: () => get<People>('/people'),
  invite: (listener: number | null) =>
    ask<MadeLink>('POST', '/invitations', { body: listener === null ? {} : { listener } }),
  takeBack: (id: number) => tell('DELETE', `/invitations/${id}`),
  setDisabled: (id: string, disabled: boolean) =>
    tell('PATCH', `/accounts/${id}`, { body: { disabled } }),
  resetLink: (id: string) => ask<MadeLink>('POST', `/accounts/${id}/reset`, { body: {} }),
};
