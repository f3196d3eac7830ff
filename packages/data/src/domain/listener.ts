export interface Listener {
  readonly id: number;
  readonly name: string;
  /** Whose it is; null where nobody can sign in for it. */
  readonly accountId: string | null;
  /** IANA name; days, hours and weeks are the listener's own. */
  readonly timeZone: string;
  /** UTC epoch milliseconds. */
  readonly createdAt: number;
  /** A listener of the demo world: fictional, and removed as a whole. */
  readonly demo: boolean;
  /** Grows with every change of the listener's plays, verdicts or exclusions. */
  readonly profileVersion: number;
  /** Grows when plays that were there change or go, and not when plays are only added. */
  readonly historyVersion: number;
  /** Grows when plays went that no model may keep. */
  readonly removalVersion: number;
}
