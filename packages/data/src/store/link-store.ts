import type { LinkKind, OneTimeLink } from '../domain/account.ts';

/** One-time links: whoever has the token may do what the link is good for, once. */
export interface LinkStore {
  /**
   * The token is told here and never again. A claim replaces the one before, a reset the one of the
   * same account. `lastsMs` null is until it is used or replaced.
   */
  issue(link: {
    kind: LinkKind;
    accountId: string | null;
    listenerId: number | null;
    lastsMs: number | null;
  }): Promise<{ link: OneTimeLink; token: string }>;
  /** Null where it is used, revoked, expired, or good for something else. */
  find(kind: LinkKind, token: string): Promise<OneTimeLink | null>;
  /** The same, and it works no more: of two that use it at once one gets it. */
  use(kind: LinkKind, token: string): Promise<OneTimeLink | null>;
  /** Those that still work, the newest first. */
  list(kind: LinkKind): Promise<OneTimeLink[]>;
  /** False where there is none. */
  revoke(kind: LinkKind, id: number): Promise<boolean>;
}
