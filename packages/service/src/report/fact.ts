/** How a value is written. `text` and `yes-no` stand as they are. */
export const factUnits = [
  ...(['count', 'share', 'ratio', 'usd', 'days', 'ms', 'score'] as const),
  ...(['text', 'yes-no'] as const),
] as const;
export type FactUnit = (typeof factUnits)[number];

/** Why something is not known. Each has a sentence. */
export const unknownReasons = [
  ...(['no-repository', 'registry-not-asked', 'registry-silent', 'no-lockfile'] as const),
  ...(['no-model', 'not-compared', 'not-shown', 'nothing-asked', 'no-limit'] as const),
  ...(['no-test-report', 'test-report-unreadable', 'no-prometheus', 'prometheus-silent'] as const),
  ...(['prometheus-empty', 'unreadable'] as const),
] as const;
export type UnknownReason = (typeof unknownReasons)[number];

/** Something that was measured, or that was to be: then it says why it is not known. */
export interface Fact {
  /** What was measured, e.g. `cache.hit-ratio`. */
  readonly name: string;
  /** Of what, where there are several, e.g. `recommendations`; never a listener. */
  readonly of: string | null;
  readonly value: number | string | boolean | null;
  readonly unit: FactUnit;
  /** Null where the value is known. */
  readonly why: UnknownReason | null;
  /** Where it was read, e.g. `store: cache_watch, seven days`. */
  readonly source: string;
  /** UTC epoch milliseconds. */
  readonly at: number;
}

export interface KnownFact<Value extends number | string | boolean = number | string | boolean>
  extends Fact {
  readonly value: Value;
}

/** By which a statement names what it rests on. */
export function idOf({ name, of }: Pick<Fact, 'name' | 'of'>): string {
  return of === null ? name : `${name}/${of}`;
}

/** Facts of one source, read at one moment. */
export class FactWriter {
  readonly facts: Fact[] = [];
  readonly #source: string;
  readonly #at: number;

  constructor(source: string, at: number) {
    this.#source = source;
    this.#at = at;
  }

  add(
    name: string,
    unit: FactUnit,
    value: number | string | boolean,
    of: string | null = null,
  ): this {
    return this.#push({ name, of, value, unit, why: null });
  }

  /** Known, or with the reason why not. */
  maybe(
    name: string,
    unit: FactUnit,
    value: number | null,
    why: UnknownReason,
    of: string | null = null,
  ): this {
    return this.#push({ name, of, value, unit, why: value === null ? why : null });
  }

  unknown(name: string, unit: FactUnit, why: UnknownReason): this {
    return this.#push({ name, of: null, value: null, unit, why });
  }

  #push(fact: Omit<Fact, 'source' | 'at'>): this {
    this.facts.push({ ...fact, source: this.#source, at: this.#at });
    return this;
  }
}

const isNumber = (fact: Fact): fact is KnownFact<number> => typeof fact.value === 'number';
const isKnown = (fact: Fact): fact is KnownFact => fact.value !== null;

/** Facts as rules ask for them. */
export class FactSheet {
  readonly all: readonly Fact[];
  readonly #byId: ReadonlyMap<string, Fact>;

  constructor(facts: readonly Fact[]) {
    this.all = facts;
    this.#byId = new Map(facts.map((fact) => [idOf(fact), fact]));
  }

  /** Numbers of that name, of whatever. */
  numbers(name: string): KnownFact<number>[] {
    return this.all.filter((fact) => fact.name === name).filter(isNumber);
  }

  number(name: string, of: string | null = null): KnownFact<number> | null {
    const fact = this.#byId.get(idOf({ name, of }));
    return fact !== undefined && isNumber(fact) ? fact : null;
  }

  known(name: string, of: string | null = null): KnownFact | null {
    const fact = this.#byId.get(idOf({ name, of }));
    return fact !== undefined && isKnown(fact) ? fact : null;
  }

  /** All of that name that are known. */
  knowns(name: string): KnownFact[] {
    return this.all.filter((fact) => fact.name === name).filter(isKnown);
  }

  /** Whether it was measured, and is so; its fact. */
  holds(name: string, value: boolean, of: string | null = null): KnownFact | null {
    const fact = this.known(name, of);
    return fact?.value === value ? fact : null;
  }
}
