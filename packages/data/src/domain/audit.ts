/** What is written down of who signs in, who may do what, and what is changed for everybody. */
export const auditEvents = [
  // Signing in and out.
  'signed-in',
  'signed-out',
  'sessions-ended',
  'instance-claimed',
  'invitation-accepted',
  'password-changed',
  'password-reset',
  'account-closed',
  // Who may do what.
  'claim-offered',
  'invitation-made',
  'invitation-revoked',
  'reset-offered',
  'account-changed',
  'account-removed',
  'key-added',
  'key-revoked',
  'secrets-rotated',
  // What leaves the instance, or is gone.
  'listener-exported',
  'listener-forgotten',
  'retention-changed',
  'webhook-changed',
  'connection-changed',
  // What holds for everybody.
  'agents-changed',
  'spending-changed',
  'model-changed',
  'names-decided',
  'operated',
] as const;
export type AuditEvent = (typeof auditEvents)[number];

/** By which door: the page, an API key, a one-time link, or the command line of the machine. */
export type AuditDoor = 'page' | 'key' | 'link' | 'command';

/** One thing that was done, or refused; it names accounts and things by their ids and nothing else. */
export interface AuditEntry {
  readonly id: number;
  /** UTC epoch milliseconds. */
  readonly at: number;
  readonly event: AuditEvent;
  /** False where it was refused. */
  readonly done: boolean;
  readonly door: AuditDoor;
  /** Who did it; null where nobody was known, the machine did, or their account is gone. */
  readonly accountId: string | null;
  /** The account it was done to, where that is another one. */
  readonly aboutId: string | null;
  /** The thing it was done to, e.g. `key 5`. */
  readonly thing: string | null;
}
