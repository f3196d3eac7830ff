import { APICallError } from '@ai-sdk/provider';
import { EchoError } from '@echotune/data';
import { BrokenCircuitError } from 'cockatiel';

/** What an SDK throws has what it was thrown for as its cause, at any depth. */
function* causes(error: unknown): Generator<Error> {
  const seen = new Set<unknown>();
  for (let at = error; at instanceof Error && !seen.has(at); at = at.cause) {
    seen.add(at);
    yield at;
  }
}

/** Nobody was reached, as the operating system and `fetch` say it. */
const unreached = [
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  'UND_ERR_CONNECT_TIMEOUT',
];
/** What `fetch` says, without a code, of a port to which it sends nothing. */
const refusedPort = 'bad port';

/** Whether a call provably cost nothing: it was not sent, or the provider refused to begin with it. */
export function wasNotBilled(error: unknown): boolean {
  for (const one of causes(error)) {
    if (one instanceof BrokenCircuitError) return true;
    if (one instanceof EchoError && ['provider-paused', 'provider-busy'].includes(one.code)) {
      return true;
    }
    if (APICallError.isInstance(one)) {
      const { statusCode = 0 } = one;
      if (statusCode >= 400 && statusCode < 500) return true;
    }
    if (one.message === refusedPort) return true;
    if ('code' in one && typeof one.code === 'string' && unreached.includes(one.code)) return true;
  }
  return false;
}

/** An SDK's error as ours, where the provider or the way to it is at fault; others as they are. */
export function refusalOf(provider: string, error: unknown): unknown {
  let refused: EchoError | null = null;
  for (const one of causes(error)) {
    if (one instanceof EchoError) return one;
    if (APICallError.isInstance(one) && (one.statusCode ?? 0) >= 400) {
      const message = `${provider} refuses (${one.statusCode}): ${one.message}`;
      refused ??= new EchoError('provider-refused', message, { cause: error });
    }
  }
  return refused ?? error;
}
