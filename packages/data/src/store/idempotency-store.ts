/** A request that names a key. */
export interface KeyedRequest {
  readonly accountId: string;
  /** As its client chose it. */
  readonly key: string;
  /** Equal for equal requests alone. */
  readonly fingerprint: string;
  /** Whether it may be done again where nobody knows whether it was done: nothing is made twice. */
  readonly repeatable: boolean;
}

/** The right to do a request; who was overtaken changes nothing more. */
export interface IdempotencyClaim extends Pick<KeyedRequest, 'accountId' | 'key'> {
  readonly claimedAt: number;
}

/**
 * What becomes of a request: it is to be done, it was (with its answer), another one has its key, the
 * same one is being done at this moment, or one that was begun never got its answer.
 */
export type Claimed =
  | { readonly is: 'yours'; readonly claim: IdempotencyClaim }
  | { readonly is: 'answered'; readonly answer: string }
  | { readonly is: 'other' | 'running' | 'unknown' };

/** Answers of requests by the keys they named, each for a day. */
export interface IdempotencyStore {
  /** Of two at once one gets the claim. */
  claim(request: KeyedRequest): Promise<Claimed>;
  /** Keeps the answer: from now on the same request gets it. */
  answer(claim: IdempotencyClaim, answer: string): Promise<void>;
  /** Nothing was done: the next one may. */
  release(claim: IdempotencyClaim): Promise<void>;
  /** Removes what is older than a day, and of each account all but the newest. */
  tidy(mostOfAccount: number): Promise<void>;
}
