import type { Connection, NewConnection } from '../domain/connection.ts';

/** Accounts elsewhere, one of a provider a listener; they go with the listener. */
export interface ConnectionStore {
  /**
   * Connects, or renews the consent of the same account, which keeps where its reading stands.
   * Throws provider-account-taken where the account is another listener's, or the listener has
   * connected another one; listener-unknown.
   */
  connect(connection: NewConnection): Promise<Connection>;
  get(listenerId: number, provider: string): Promise<Connection | null>;
  /** Of every listener. */
  list(provider: string): Promise<Connection[]>;
  /** The consent that began then is over; a newer one is not touched. */
  loseConsent(connection: Pick<Connection, 'listenerId' | 'provider' | 'consentAt'>): Promise<void>;
  /** How far plays were read; never back. */
  advance(
    connection: Pick<Connection, 'listenerId' | 'provider'>,
    cursor: number | null,
  ): Promise<void>;
  /** With its secret and the playlists' places there. False where there was none. */
  disconnect(listenerId: number, provider: string): Promise<boolean>;
  /** Where a playlist was put before, as the provider calls it. */
  pushedTo(playlistId: number, provider: string): Promise<string | null>;
  notePushed(playlistId: number, provider: string, remoteId: string): Promise<void>;
}
