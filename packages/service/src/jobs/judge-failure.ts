import { EchoError, type ErrorCode } from '@echotune/data';

/**
 * Failures that lie in what was handed in: an upload is a whole copy of our own, so reading it once
 * more finds the same. So do a provider without an account or its owner's consent, and one that refuses.
 * All others may pass (a store away, a full disk, memory short) or be mended by a restart, and are tried
 * again.
 */
const inputErrors: ReadonlySet<ErrorCode> = new Set([
  'import-nothing-found',
  'import-unrecognised',
  'import-unreadable',
  'import-too-large',
  'listener-unknown',
  'input-invalid',
  'provider-not-configured',
  'provider-not-connected',
  'provider-consent-needed',
  'provider-account-taken',
  'provider-refused',
  'provider-unknown-name',
]);

/** Whether trying again would end the same way. */
export function isFinal(cause: unknown): boolean {
  return cause instanceof EchoError && inputErrors.has(cause.code);
}
