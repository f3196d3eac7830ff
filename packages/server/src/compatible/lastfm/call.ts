import type { Listener, Scope } from '@echotune/data';
import { isSameSecret } from '../../http/is-same-secret.ts';
import type { EchoTune } from '../../wire.ts';
import type { FindHolder } from '../token-holder.ts';
import type { FailureCode } from './answer.ts';
import { type Parameters, signatureOf } from './parameters.ts';
import type { PendingTokens } from './pending-tokens.ts';

/** Where Last.fm's plays are said to come from. */
export const source = 'lastfm-api';

/** A call of a method, and what answers it. */
export interface Call {
  readonly parameters: Parameters;
  readonly echotune: Pick<EchoTune, 'store' | 'clock'>;
  readonly find: FindHolder;
  readonly pending: PendingTokens;
}

type Failure = { readonly failure: FailureCode };

const md5 = /^[0-9a-f]{32}$/i;
const longestKey = 200;

/**
 * Whether a call says which program makes it, and is signed. Programs bring an API key and a secret of
 * their own, which nobody but Last.fm can check; one that can be given both is given its listener's
 * token for each, and then the signature must be right. Null where nothing is wrong.
 */
export async function refusedProgram({ parameters, find }: Call): Promise<Failure | null> {
  const apiKey = parameters.get('api_key') ?? '';
  if (apiKey === '' || apiKey.length > longestKey) return { failure: 10 };
  const signature = parameters.get('api_sig') ?? '';
  if (signature === '') return { failure: 6 };
  if (!md5.test(signature)) return { failure: 13 };
  const isToken = isSameSecret(apiKey, parameters.get('sk') ?? '') || (await find(apiKey)) !== null;
  const isSigned = isSameSecret(signatureOf(parameters, apiKey), signature.toLowerCase());
  if (!isToken || isSigned) return null;
  return { failure: 13 };
}

/** Whose session a call has, where it may do what it wants. */
export async function sessionOf(
  { parameters, find }: Call,
  scope: Scope,
  sessionKey = parameters.get('sk') ?? '',
): Promise<{ readonly listener: Listener } | Failure> {
  if (sessionKey === '') return { failure: 6 };
  const holder = await find(sessionKey);
  if (holder === null) return { failure: 9 };
  return holder.scopes.has(scope) ? { listener: holder.listener } : { failure: 4 };
}
