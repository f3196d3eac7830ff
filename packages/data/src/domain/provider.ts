/** A listener's account at a provider. */
export interface AccountPlace {
  readonly listenerId: number;
  /** e.g. `spotify` */
  readonly provider: string;
}

/** Under which purpose the tokens of an account are sealed. */
export function tokenPurpose({ listenerId, provider }: AccountPlace): string {
  return `${provider}:${listenerId}`;
}

/** Until when a provider of the outside world wants no requests. Times are UTC epoch milliseconds. */
export interface ProviderPause {
  readonly provider: string;
  readonly until: number;
  readonly reason: string;
}

/** An answer that did not fit its contract, as it was first seen: fields and kinds, nobody's data. */
export interface ProviderMisfit {
  readonly provider: string;
  readonly operation: string;
  readonly problem: string;
  readonly shape: unknown;
}

export interface KeptMisfit extends ProviderMisfit {
  readonly firstAt: number;
  readonly lastAt: number;
  /** How often the same was seen. */
  readonly count: number;
}
