import { EchoError, type ErrorCode } from '@echotune/data';

/**
 * Failures that lie in what was handed in: an upload is a whole copy of our own, so reading it once
 * more finds the same. All others may pass (a store away, a full disk, memory short) or be mended by
 * a restart, and are tried again.
 */
const inputErrors: ReadonlySet<ErrorCode> = new Set([
  'import-nothing-found',
  'import-unrecognised',
  'import-unreadable',
  'import-too-large',
  'listener-unknown',
  'input-invalid',
  'connection-unknown',
  'provider-not-set-up',
  'provider-refused',
  'provider-token-refused',
  'provider-unknown-name',
]);

/** Whether trying again would end the same way. */
export function isFinal(cause: unknown): boolean {
  return cause instanceof EchoError && inputErrors.has(cause.code);
}
