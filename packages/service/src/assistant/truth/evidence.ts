import { type Claim, readClaims } from './read-claims.ts';
import { keysOf, readWords } from './read-words.ts';

/** What is known of one thing. */
export interface EvidenceRecord {
  readonly id: number;
  /** Whether it is called something: the numbers of one that is not are everybody's. */
  readonly isNamed: boolean;
  readonly claims: readonly Claim[];
}

/** A text that names may stand in, and the things that it belongs to. */
export interface EvidenceText {
  readonly keys: readonly string[];
  /** Null for what the listener said: it may be echoed, and says nothing of anything. */
  readonly record: EvidenceRecord | null;
  /** As what it names something, e.g. `artist`; null where it is a sentence. */
  readonly field: string | null;
}

/** Fields that hold sentences, and those that say nothing. */
const textFields: ReadonlySet<string> = new Set([
  ...['asked', 'why', 'help', 'reason', 'reasons', 'text', 'problem'],
]);
const silentFields: ReadonlySet<string> = new Set([
  ...['kind', 'refresh', 'source', 'answeredBy', 'url', 'score', 'value'],
]);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A number as every language may write it: what is not whole may be rounded. */
const numberClaim = (value: number): Claim => ({
  ...{ kind: 'number', value, decimals: Number.isInteger(value) ? 0 : 1 },
});

/** Everything that may be said: what tools found in a turn, and what the listener said themselves. */
export class Evidence {
  readonly records: EvidenceRecord[] = [];
  readonly #byFirstKey = new Map<string, EvidenceText[]>();
  /** Where each key stands: texts with the positions in them. */
  readonly #places = new Map<string, { readonly text: EvidenceText; readonly at: number }[]>();

  /** What a tool found; each object is one thing. */
  addFacts(facts: unknown): void {
    if (Array.isArray(facts)) for (const one of facts) this.addFacts(one);
    else if (isObject(facts)) this.#addRecord(facts);
  }

  addWords(text: string): void {
    this.#addText(text, null, null);
  }

  /** The names that begin with a key, the longest first. */
  namesFrom(key: string): readonly EvidenceText[] {
    return this.#byFirstKey.get(key) ?? [];
  }

  /** Every text in which these keys stand one after the other. */
  textsWith(keys: readonly string[]): EvidenceText[] {
    const [first] = keys;
    if (first === undefined) return [];
    const places = this.#places.get(first) ?? [];
    const holding = places.filter(({ text, at }) =>
      keys.every((key, n) => text.keys[at + n] === key),
    );
    return [...new Set(holding.map(({ text }) => text))];
  }

  #addRecord(facts: Readonly<Record<string, unknown>>): void {
    const claims: Claim[] = [];
    const names: { readonly field: string; readonly text: string }[] = [];
    const texts: string[] = [];
    const nested: unknown[] = [];
    const take = (field: string, value: unknown): void => {
      if (silentFields.has(field)) return;
      if (typeof value === 'number') claims.push(numberClaim(value));
      else if (typeof value === 'string') {
        if (textFields.has(field)) texts.push(value);
        else names.push({ field, text: value });
      } else if (Array.isArray(value)) {
        claims.push(numberClaim(value.length));
        for (const one of value) take(field, one);
      } else if (isObject(value)) nested.push(value);
    };
    for (const [field, value] of Object.entries(facts)) take(field, value);
    for (const text of [...names.map((name) => name.text), ...texts]) {
      const tokens = readWords(text);
      for (const language of ['en', 'de'] as const) {
        claims.push(...readClaims(tokens, language).map(({ claim }) => claim));
      }
    }
    const isDated = (text: string) => /^\d{4}-\d{2}/.test(text);
    const isNamed = names.some(({ text }) => !isDated(text));
    const record = { id: this.records.length, isNamed, claims };
    this.records.push(record);
    for (const { field, text } of names) {
      if (!isDated(text)) this.#addText(text, record, field);
    }
    for (const text of texts) this.#addText(text, record, null);
    this.addFacts(nested);
  }

  #addText(text: string, record: EvidenceRecord | null, field: string | null): void {
    const keys = keysOf(text);
    const [first] = keys;
    if (first === undefined) return;
    const known: EvidenceText = { keys, record, field };
    for (const [at, key] of keys.entries()) {
      const places = this.#places.get(key) ?? [];
      places.push({ text: known, at });
      this.#places.set(key, places);
    }
    if (field === null) return;
    const named = [...(this.#byFirstKey.get(first) ?? []), known];
    this.#byFirstKey.set(
      first,
      named.toSorted((a, b) => b.keys.length - a.keys.length),
    );
  }
}
