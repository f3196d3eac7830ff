export interface Rotation {
  /** Of the key that seals now. */
  readonly keyId: string;
  readonly resealed: number;
  readonly discarded: number;
}

/** Secrets that have to be read again (unlike passwords), sealed in the store by the keys outside it. */
export interface SecretStore {
  /** Throws secret-unreadable where none of the keys opens it. */
  get(purpose: string): Promise<string | null>;
  /** One of a webhook goes with it. */
  put(purpose: string, secret: string, webhookId?: number): Promise<void>;
  /**
   * The secret, or the one made now, which goes with the webhook it is of; of two processes both get the
   * same. Throws secret-unreadable.
   */
  getOrMake(purpose: string, make: () => string, webhookId?: number): Promise<string>;
  /** One that is forgotten with its listener. */
  putForListener(listenerId: number, purpose: string, secret: string): Promise<void>;
  remove(purpose: string): Promise<void>;
  /**
   * A new key takes over and everything is sealed anew. Killed anywhere, every secret still opens.
   * Secrets that no key opens are dropped with `discard`. Keys that are given from outside must have
   * been given already, the new one first.
   * Throws secret-unreadable, secret-key-given.
   */
  rotate(options?: { readonly discard?: boolean }): Promise<Rotation>;
}
