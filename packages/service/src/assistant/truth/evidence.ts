import { type Claim, dateOf, type NumberClaim, readClaims } from './read-claims.ts';
import { keysOf, readWords } from './read-words.ts';
import { roleOfField } from './roles.ts';
import { unitOfField } from './units.ts';

/** What is known of one thing. */
export interface EvidenceRecord {
  readonly id: number;
  /** Whether it is called something: the numbers of one that is not are everybody's. */
  readonly isNamed: boolean;
  readonly claims: readonly Claim[];
  /** How many of something are listed: it says nothing of how many there are. */
  readonly lengths: readonly NumberClaim[];
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
  ...['kind', 'refresh', 'source', 'answeredBy', 'url', 'score', 'value', 'count'],
]);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is not whole may be rounded. */
function numberOf(field: string, value: number): NumberClaim {
  const decimals = Number.isInteger(value) ? 0 : 1;
  return { kind: 'number', value, decimals, of: unitOfField(field) };
}

/** YYYY-MM-DD or YYYY-MM in a field. */
function dateIn(field: string, text: string): Claim | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? [];
  if (year === undefined) return null;
  const date = dateOf(Number(year), Number(month), day === undefined ? undefined : Number(day));
  return { ...date, role: roleOfField(field), isText: false };
}

/** What a sentence claims, whichever language it is in. */
function claimsIn(text: string): Claim[] {
  const tokens = readWords(text);
  return (['en', 'de'] as const).flatMap((language) =>
    readClaims(tokens, language).map(({ claim }) => claim),
  );
}

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
    const lengths: NumberClaim[] = [];
    const names: { readonly field: string; readonly text: string }[] = [];
    const texts: string[] = [];
    const nested: unknown[] = [];
    const takeText = (field: string, text: string) => {
      const date = dateIn(field, text);
      if (date !== null) claims.push(date);
      else if (textFields.has(field) || field === 'weekday') texts.push(text);
      else names.push({ field, text });
    };
    const take = (field: string, value: unknown): void => {
      if (silentFields.has(field)) return;
      if (typeof value === 'string') takeText(field, value);
      else if (typeof value === 'number' && field === 'year') {
        claims.push({ ...dateOf(value), role: 'released', isText: false });
      } else if (typeof value === 'number') claims.push(numberOf(field, value));
      else if (Array.isArray(value)) {
        lengths.push(numberOf(field, value.length));
        for (const one of value) take(field, one);
      } else if (isObject(value)) nested.push(value);
    };
    for (const [field, value] of Object.entries(facts)) take(field, value);
    claims.push(...texts.flatMap(claimsIn));
    const record = { id: this.records.length, isNamed: names.length > 0, claims, lengths };
    this.records.push(record);
    for (const { field, text } of names) this.#addText(text, record, field);
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
