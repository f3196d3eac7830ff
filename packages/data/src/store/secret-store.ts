export interface Rotation {
  /** Of the key that seals now. */
  readonly keyId: string;
  readonly resealed: number;
  readonly discarded: number;
}

/** With what a secret goes; one without an owner is the instance's. */
export type SecretOwner = { readonly webhookId: number } | { readonly listenerId: number };

/** Secrets that have to be read again (unlike passwords), sealed in the store by the keys outside it. */
export interface SecretStore {
  /** Throws secret-unreadable where none of the keys opens it. */
  get(purpose: string): Promise<string | null>;
  /** One that is somebody's goes with them. Throws listener-unknown. */
  put(purpose: string, secret: string, owner?: SecretOwner): Promise<void>;
  /** The secret, which is gone then: of two who take it one gets it. Throws secret-unreadable. */
  take(purpose: string): Promise<string | null>;
  /**
   * The secret, or the one made now, which goes with its owner; of two processes both get the same.
   * Throws secret-unreadable.
   */
  getOrMake(purpose: string, make: () => string, owner?: SecretOwner): Promise<string>;
  /** For what the secrets are that none of the keys opens, in the order of their names. */
  unreadable(): Promise<string[]>;
  /**
   * A new key takes over and everything is sealed anew. Killed anywhere, every secret still opens.
   * Secrets that no key opens are dropped with `discard`. Keys that are given from outside must have
   * been given already, the new one first.
   * Throws secret-unreadable, secret-key-given.
   */
  rotate(options?: { readonly discard?: boolean }): Promise<Rotation>;
}
