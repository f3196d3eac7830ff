/**
 * What somebody who calls the API may do; to `ask` is to spend money, and so is to `chat`, which also reads what
 * was talked about and makes the changes that the assistant offers. To `change` is for agents from outside (MCP): what
 * they may do otherwise they may then also change, once a person has said yes.
 */
export const scopes = [
  'read',
  'scrobble',
  'recommend',
  'ask',
  'chat',
  'change',
  'operate',
] as const;
export type Scope = (typeof scopes)[number];

/** The owner runs the instance; others have their listeners alone. */
export type AccountRole = 'owner' | 'listener';

/** Somebody who can sign in. Listeners belong to accounts; those without are the command line's. */
export interface Account {
  readonly id: string;
  /** Signed in with, whatever its case. */
  readonly name: string;
  readonly role: AccountRole;
  /** May not sign in, and keys of it open nothing. */
  readonly disabled: boolean;
  /** UTC epoch milliseconds. */
  readonly createdAt: number;
}

/** A browser that is signed in. Times are UTC epoch milliseconds. */
export interface SignedInSession {
  readonly id: string;
  readonly accountId: string;
  /** As the browser called itself. */
  readonly userAgent: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** What a key of the API is known by; the key itself is shown once and then only its digest kept. */
export interface ApiKey {
  readonly id: number;
  readonly accountId: string;
  /** The one listener whose data it opens. */
  readonly listenerId: number;
  readonly name: string;
  /** The key's first characters. */
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  /** Requests. */
  readonly perMinute: number;
  /** UTC epoch milliseconds. */
  readonly createdAt: number;
  readonly usedAt: number | null;
}

/** What a one-time link is good for. */
export type LinkKind = 'claim' | 'invitation' | 'reset';

/** A link that works once; of its token only the digest is kept. */
export interface OneTimeLink {
  readonly id: number;
  readonly kind: LinkKind;
  /** Whose password a reset is for. */
  readonly accountId: string | null;
  /** The listener without an account that an invitation hands over; null makes a new one. */
  readonly listenerId: number | null;
  /** UTC epoch milliseconds. */
  readonly createdAt: number;
  readonly expiresAt: number | null;
}

/** An account's name as it is told from others: those that differ in case or in how their letters are composed are one. */
export function sameName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
