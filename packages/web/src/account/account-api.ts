import type {
  Account,
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
import { apiUrl, get, send } from '../api.ts';
import { ApiProblem } from '../problem.ts';

async function post<T>(path: string, body: object): Promise<T> {
  return (await send('POST', apiUrl(path), body)).json();
}

async function change(method: string, path: string, body?: object): Promise<void> {
  await send(method, apiUrl(path), body);
}

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
  claim: (account: NewAccountInput) => post<Account>('/claim', account),
  accept: (account: NewAccountInput) => post<Account>('/invitations/accept', account),
  reset: (reset: PasswordReset) => post<Account>('/reset', reset),
  signIn: (credentials: Credentials) => post<Account>('/sign-in', credentials),
  signOut: () => change('POST', '/sign-out'),
  changePassword: (passwords: PasswordChange) => change('PUT', '/account/password', passwords),
  sessions: () => get<Sessions>('/sessions'),
  endSession: (id: string) => change('DELETE', `/sessions/${id}`),
  endAllSessions: () => change('DELETE', '/sessions'),
  keys: () => get<ApiKeys>('/keys'),
  addKey: (key: NewApiKeyInput) => post<MadeApiKey>('/keys', key),
  revokeKey: (id: number) => change('DELETE', `/keys/${id}`),
  people: () => get<People>('/people'),
  invite: (listener: number | null) =>
    post<MadeLink>('/invitations', listener === null ? {} : { listener }),
  takeBack: (id: number) => change('DELETE', `/invitations/${id}`),
  setDisabled: (id: string, disabled: boolean) => change('PATCH', `/accounts/${id}`, { disabled }),
  resetLink: (id: string) => post<MadeLink>(`/accounts/${id}/reset`, {}),
};
