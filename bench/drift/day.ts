/** Kinds that plays are counted by, and how many each has. */
export const kinds = [
  ['popularity', 10],
  ['tag', 12],
  ['shelf', 5],
  ['hour', 12],
] as const;
export const values = ['age', 'session', 'score'] as const;
export const rates = ['acceptance', 'discovery', 'skip', 'repeat'] as const;

/** Parallel columns, a row a value. */
export interface Values {
  readonly listeners: Int32Array;
  readonly values: Float64Array;
}

/** What is counted of one day, or of several together, as the service would. */
export interface Counted {
  /** One a name of `kinds`: listeners × kinds. */
  readonly kinds: readonly Int32Array[];
  /** One a name of `rates`: a row a listener. */
  readonly tries: readonly Int32Array[];
  readonly hits: readonly Int32Array[];
  /** One a name of `values`. */
  readonly values: readonly Values[];
}

export function countsOf(listeners: number): Omit<Counted, 'values'> {
  return {
    kinds: kinds.map(([, count]) => new Int32Array(listeners * count)),
    tries: rates.map(() => new Int32Array(listeners)),
    hits: rates.map(() => new Int32Array(listeners)),
  };
}
