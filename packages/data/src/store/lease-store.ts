import type { Lease } from '../domain/lease.ts';

/**
 * Who of several processes does what is to be done once. Of two that ask at once one gets it; a term has
 * one holder for ever. That nobody believes to hold what another has taken rests on clocks, which must
 * agree to within half the time for which leases are held: where they do not, or one jumps, the lease
 * changes hands too early or too late, with another term, and what the earlier holder still does overlaps
 * until it asks again. So what must never happen twice is held by its own rows as well, or by the term.
 */
export interface LeaseStore {
  /**
   * Takes the lease where nobody holds it, and holds it longer where it is this holder's: its term then
   * stays. Null where another holds it. Whoever asks for a name holds it for equally long.
   */
  hold(name: string, holder: string, forMs: number): Promise<Lease | null>;
  /** Gives it up, to be taken at once; another's stays as it is. */
  release(name: string, holder: string): Promise<void>;
  /** Null where nobody holds it. */
  get(name: string): Promise<Lease | null>;
}
