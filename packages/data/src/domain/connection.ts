/** An account elsewhere that a listener has connected. Its tokens are secrets, kept apart. */
export interface Connection {
  readonly listenerId: number;
  /** e.g. `spotify` */
  readonly provider: string;
  /** What the provider promises never to change of it. */
  readonly accountId: string;
  readonly accountName: string;
  readonly scopes: readonly string[];
  /** When the person agreed, UTC epoch milliseconds. */
  readonly consentAt: number;
  /** When the provider said that the consent is over; null while it holds. */
  readonly consentLostAt: number | null;
  /** Up to where its plays were read, as the provider stamps them; null where none were. */
  readonly cursor: number | null;
  /** When its plays were last read; null where they never were. */
  readonly polledAt: number | null;
}

export type NewConnection = Omit<Connection, 'consentLostAt' | 'cursor' | 'polledAt'>;
