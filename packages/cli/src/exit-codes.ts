import { EchoError, type ErrorCode } from '@echotune/data';

/** What the command's exit status means; shown by `echotune --help`. */
export const exitCodes = {
  ok: 0,
  internal: 1,
  usage: 2,
  input: 3,
  partial: 4,
  store: 5,
  interrupted: 130,
} as const;

export const exitCodeHelp = `
Exit codes: 0 done, 1 internal error, 2 wrong usage or configuration, 3 input not usable,
4 done in part (the last lines say what was not), 5 store unavailable, 130 interrupted.`;

const usage: ReadonlySet<ErrorCode> = new Set([
  'config-unknown-key',
  'config-bad-value',
  'home-not-writable',
  'output-not-writable',
  'not-claimed',
  'already-claimed',
  'account-unknown',
  'account-exists',
  'owner-needed',
  'key-unknown',
  'forbidden',
  'secret-key-given',
  'port-in-use',
  'listener-unknown',
  'listener-ambiguous',
  'listener-exists',
  'time-zone-unknown',
  'corpus-unknown',
  'corpus-exists',
  'features-unknown',
  'source-unknown',
  'play-unknown',
  'parting-unknown',
  'import-unknown',
  'song-unknown',
  'artist-unknown',
  'decision-unknown',
  'identity-unchanged',
  'playlist-unknown',
  'playlist-entry-unknown',
  'conversation-unknown',
  'proposal-unknown',
  'proposal-decided',
  'confirmation-unknown',
  'job-unknown',
  'job-not-retryable',
  'agent-unknown',
  'act-unknown',
  'entry-unknown',
  'act-ended',
  'model-unknown',
  'version-unknown',
  'report-unknown',
  'provider-not-configured',
  'provider-not-connected',
  'budget-unknown',
  'call-unknown',
  'input-invalid',
  'option-needed',
  'not-confirmed',
]);

export function exitCodeOf(cause: unknown): number {
  if (!(cause instanceof EchoError)) return exitCodes.internal;
  if (usage.has(cause.code)) return exitCodes.usage;
  if (cause.code.startsWith('store-') || cause.code === 'disk-full') return exitCodes.store;
  return cause.code === 'internal' ? exitCodes.internal : exitCodes.input;
}
