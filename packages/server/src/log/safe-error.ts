import { EchoError } from '@echotune/data';
import { withoutQuoted } from './scrub.ts';

/** What a log has of an error. */
export interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  /** Where it was thrown, without its message. */
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/** Messages of these are about the machine; others are for whoever asked, and may name what they sent. */
const ofTheMachine =
  /^(?:internal|store-|home-|port-|config-|overloaded$|disk-full$|secret-|model-corrupt$|provider-(?:unreachable|paused|busy|misfit)$)/;

const mostCauses = 5;
const longestMessage = 300;

/**
 * An error for the log: what it is, where it was thrown and what caused it, without what anybody has sent, imported or
 * is called. A message of ours is kept where it is about the machine; one of the system is its code and call; of others
 * what is quoted is left out.
 */
export function safeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const message = messageOf(error, code);
  const stack = framesOf(error);
  return {
    type: error instanceof EchoError ? 'EchoError' : name,
    ...(code !== undefined && { code }),
    ...(message !== null && { message: message.slice(0, longestMessage) }),
    ...(stack !== '' && { stack }),
    ...(cause instanceof Error && depth < mostCauses && { cause: safeError(cause, depth + 1) }),
  };
}

function messageOf(error: Error, code: string | undefined): string | null {
  if (error instanceof EchoError) {
    return ofTheMachine.test(error.code) ? withoutQuoted(error.message) : null;
  }
  // Paths have people's names in them.
  if ('syscall' in error) return `${code} ${String(error.syscall)}`;
  // It quotes what it could not read, in no reliable way.
  if (error instanceof SyntaxError) return null;
  return withoutQuoted(error.message);
}

function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
