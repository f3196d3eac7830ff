import type { AuditEntry } from '../domain/audit.ts';

/**
 * What was done by whom, for whoever runs the instance. Of an account that is removed the entries stay, and
 * name nobody.
 */
export interface AuditStore {
  /** Accounts that are not there (any more) are left out. */
  note(entry: Omit<AuditEntry, 'id' | 'at'>): Promise<void>;
  /** The newest first. @param before an entry's id; null for the newest */
  list(before: number | null, limit: number): Promise<AuditEntry[]>;
  /** Removes what is older than so many milliseconds. */
  tidy(keptMs: number): Promise<void>;
}
