/** How a provider is to be called. Times in milliseconds. */
export interface Limits {
  /** As metrics, pauses and errors name it. Who signs people in has a name, and so a queue, of its own. */
  readonly provider: string;
  /** The operator's own: it may be told which trace a request belongs to. */
  readonly isOurs?: boolean;
  /** Whether a redirect is followed, wherever it leads; otherwise it is the answer. */
  readonly followsRedirects?: boolean;
  /** Requests at once. */
  readonly concurrency: number;
  /** Requests begun in a second, at most. */
  readonly perSecond?: number;
  /** Requests that may wait for their turn; another is refused. */
  readonly mostWaiting: number;
  /** For one attempt, its body included. */
  readonly attemptMs: number;
  /** For all attempts and the waits between them. */
  readonly deadlineMs: number;
  readonly attempts: number;
  /** The first wait between attempts; it doubles, with jitter. */
  readonly firstWaitMs: number;
  /** A Retry-After beyond this is a pause for everybody, kept in the store, and not waited for here. */
  readonly longestWaitMs: number;
  /** So many failures one after the other open the breaker. */
  readonly failuresToOpen: number;
  /** After which one request tries whether the provider is back. */
  readonly halfOpenAfterMs: number;
  /** Bytes of an answer's body. */
  readonly mostBytes: number;
}

/** What fits most providers. */
export const usualLimits: Omit<Limits, 'provider'> = {
  concurrency: 4,
  mostWaiting: 200,
  attemptMs: 10_000,
  deadlineMs: 30_000,
  attempts: 3,
  firstWaitMs: 500,
  longestWaitMs: 10_000,
  failuresToOpen: 5,
  halfOpenAfterMs: 15_000,
  mostBytes: 20_000_000,
};
