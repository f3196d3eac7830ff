import type { WitnessKey } from '../domain/play.ts';
import type {
  ForwardCounts,
  GivenUpPlay,
  ScrobbleAccount,
  WaitingPlay,
} from '../domain/scrobble-account.ts';

/** Accounts at services that keep plays, and what waits to be sent there; all goes with its listener. */
export interface ScrobbleAccountStore {
  get(listenerId: number, provider: string): Promise<ScrobbleAccount | null>;
  /** Of one listener, or of all; by provider. */
  list(listenerId?: number): Promise<ScrobbleAccount[]>;
  /**
   * Connects, or says anew what is connected, which is well again then: with another name everything
   * begins anew, and the other one's token goes. Throws listener-unknown.
   */
  put(listenerId: number, provider: string, user: string): Promise<ScrobbleAccount>;
  /** Throws provider-not-connected. */
  change(
    listenerId: number,
    provider: string,
    change: Partial<Omit<ScrobbleAccount, 'listenerId' | 'provider' | 'user'>>,
  ): Promise<ScrobbleAccount>;
  /** With its token and all that waits; false where there is none. */
  remove(listenerId: number, provider: string): Promise<boolean>;
  /** Puts plays in every queue of the listener that forwards; returns how many queues there are. */
  enqueue(listenerId: number, plays: readonly WitnessKey[]): Promise<number>;
  /** Those that forward and have something to send now. */
  due(now: number): Promise<ScrobbleAccount[]>;
  /** What waits, in the order in which it came. */
  waiting(listenerId: number, provider: string, limit: number): Promise<WaitingPlay[]>;
  /** They were sent, or need not be. */
  settle(ids: readonly number[]): Promise<void>;
  giveUp(id: number, reason: string): Promise<void>;
  /** What was given up waits again, in its old place; returns how many. */
  waitAgain(listenerId: number, provider: string): Promise<number>;
  counts(listenerId: number, provider: string): Promise<ForwardCounts>;
  /** The newest first. */
  givenUp(listenerId: number, provider: string, limit: number): Promise<GivenUpPlay[]>;
}
