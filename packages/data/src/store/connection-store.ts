import type { Connection, ForwardCounts, GivenUpPlay, WaitingPlay } from '../domain/connection.ts';
import type { WitnessKey } from '../domain/play.ts';

/** Accounts elsewhere, and the plays that wait to be sent there. All of it goes with its listener. */
export interface ConnectionStore {
  get(listenerId: number, provider: string): Promise<Connection | null>;
  /** Of one listener, or of all; by provider. */
  list(listenerId?: number): Promise<Connection[]>;
  /** Connects, or says anew what is connected: with another name everything begins anew. */
  put(listenerId: number, provider: string, user: string): Promise<Connection>;
  /** Throws connection-unknown. */
  change(
    listenerId: number,
    provider: string,
    change: Partial<Omit<Connection, 'listenerId' | 'provider' | 'user'>>,
  ): Promise<Connection>;
  /** With all that waits; false where there is none. */
  remove(listenerId: number, provider: string): Promise<boolean>;
  /** Puts plays in every queue of the listener that forwards; returns how many queues there are. */
  enqueue(listenerId: number, plays: readonly WitnessKey[]): Promise<number>;
  /** Those that forward and have something to send now. */
  due(now: number): Promise<Connection[]>;
  /** What waits, in the order in which it came. */
  waiting(listenerId: number, provider: string, limit: number): Promise<WaitingPlay[]>;
  /** They were sent, or need not be. */
  settle(ids: readonly number[]): Promise<void>;
  giveUp(id: number, reason: string): Promise<void>;
  counts(listenerId: number, provider: string): Promise<ForwardCounts>;
  /** The newest first. */
  givenUp(listenerId: number, provider: string, limit: number): Promise<GivenUpPlay[]>;
}
