import { EchoError } from '@echotune/data';
import { isLike } from './like.ts';

/** What a search looks at, by kind. Of what is not there every comparison but `IS NULL` is false. */
export interface Searched {
  readonly attributes: ReadonlyMap<string, string | number>;
  readonly metrics?: ReadonlyMap<string, number>;
  readonly params?: ReadonlyMap<string, string>;
  readonly tags?: ReadonlyMap<string, string>;
}
export type Kind = keyof Searched;

/** What may be looked for. */
export interface Grammar {
  readonly attributes: Readonly<Record<string, 'text' | 'number'>>;
  /** Beside attributes. */
  readonly kinds: readonly Kind[];
}

/** Something that is compared or sorted by. */
export interface Named {
  readonly kind: Kind;
  readonly name: string;
  readonly isNumber: boolean;
}

type Value = string | number | readonly string[] | null;
interface Comparison extends Named {
  readonly comparator: string;
  readonly value: Value;
}

export function invalid(message: string): EchoError {
  return new EchoError('input-invalid', message);
}

const kinds: Readonly<Record<string, Kind>> = {
  ...{ attribute: 'attributes', attributes: 'attributes', attr: 'attributes', run: 'attributes' },
  ...{ metric: 'metrics', metrics: 'metrics', tag: 'tags', tags: 'tags' },
  ...{ param: 'params', params: 'params', parameter: 'params', parameters: 'params' },
};

/** Other names that MLflow has for some. */
const aliases: Readonly<Record<string, string>> = {
  ...{ created: 'start_time', Created: 'start_time' },
  ...{ 'run name': 'run_name', 'Run name': 'run_name', 'Run Name': 'run_name' },
};

const name = /(?:(\w+)\s*\.\s*)?(?:`([^`]+)`|"([^"]+)"|([\w.]+))/y;
const comparator =
  /\s*(!=|>=|<=|=|>|<|(?:not\s+in|in|like|ilike|is\s+not\s+null|is\s+null)\b)\s*/iy;
const quoted = /'([^']*)'|"([^"]*)"/y;
const number = /-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?![\w.])/iy;
const and = /\s+and\s+/iy;
const space = /\s*/y;

/** Reads a text from left to right. */
export class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text.trim();
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  get rest(): string {
    return this.#text.slice(this.#at, this.#at + 60);
  }

  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match !== null) this.#at = pattern.lastIndex;
    return match;
  }

  /** Throws input-invalid where there is no such thing. */
  named({ attributes, kinds: allowed }: Grammar): Named {
    const match = this.take(name);
    if (match === null) throw invalid(`Invalid clause(s) in filter string: '${this.rest}'`);
    const [, prefix, ticked, double, bare] = match;
    const kind = prefix === undefined ? 'attributes' : kinds[prefix];
    if (kind === undefined || (kind !== 'attributes' && !allowed.includes(kind))) {
      throw invalid(`Invalid entity type '${prefix}'.`);
    }
    const asked = ticked ?? double ?? bare ?? '';
    if (kind !== 'attributes') return { kind, name: asked, isNumber: kind === 'metrics' };
    const meant = aliases[asked] ?? asked;
    const is = Object.hasOwn(attributes, meant) ? attributes[meant] : undefined;
    if (is !== undefined) return { kind, name: meant, isNumber: is === 'number' };
    const known = Object.keys(attributes).join(', ');
    throw invalid(`Invalid attribute key '${asked}' specified. Valid keys are '${known}'`);
  }
}

/** Its comparisons, `and` between them (https://mlflow.org/docs/latest/ml/search/search-runs). Throws input-invalid. */
export function parseFilter(text: string | undefined, grammar: Grammar): Comparison[] {
  const reader = new Reader(text ?? '');
  const all: Comparison[] = [];
  while (!reader.isAtEnd) {
    if (all.length > 0 && reader.take(and) === null) {
      throw invalid(`Invalid clause(s) in filter string: '${reader.rest}'`);
    }
    const what = reader.named(grammar);
    const sign = reader.take(comparator)?.[1]?.toUpperCase().replaceAll(/\s+/g, ' ');
    if (sign === undefined || !signsOf(what).includes(sign)) {
      throw invalid(`Invalid comparator '${sign ?? reader.rest}' for ${what.kind}.${what.name}`);
    }
    all.push({ ...what, comparator: sign, value: valueIn(reader, what, sign) });
  }
  return all;
}

function signsOf({ kind, isNumber }: Named): readonly string[] {
  if (isNumber) return ['=', '!=', '>', '>=', '<', '<='];
  const texts = ['=', '!=', 'LIKE', 'ILIKE'];
  return [...texts, ...(kind === 'attributes' ? ['IN', 'NOT IN'] : ['IS NULL', 'IS NOT NULL'])];
}

function valueIn(reader: Reader, { isNumber, name: of }: Named, sign: string): Value {
  if (sign.startsWith('IS ')) return null;
  if (isNumber) {
    const found = reader.take(number);
    if (found !== null) return Number(found[0]);
    throw invalid(`Expected numeric value type for ${of}. Found ${reader.rest}`);
  }
  if (!sign.endsWith('IN')) return textIn(reader, of);
  const values: string[] = [];
  for (let next = /\(\s*/y; reader.take(next) !== null; next = /,\s*/y) {
    values.push(textIn(reader, of));
    reader.take(space);
  }
  if (values.length > 0 && reader.take(/\)/y) !== null) return values;
  throw invalid(`Expected a list of quoted strings for ${of}. Found ${reader.rest}`);
}

function textIn(reader: Reader, of: string): string {
  const found = reader.take(quoted);
  if (found !== null) return found[1] ?? found[2] ?? '';
  throw invalid(`Expected a quoted string value for ${of} (e.g. 'my-value'). Got ${reader.rest}`);
}

/** Whether everything that is compared is so. */
export function fits(comparisons: readonly Comparison[], searched: Searched): boolean {
  return comparisons.every(({ kind, name: of, comparator: sign, value }) => {
    const had = searched[kind]?.get(of);
    if (sign === 'IS NULL') return had === undefined;
    return had !== undefined && compare(had, sign, value);
  });
}

function compare(had: string | number, sign: string, value: Value): boolean {
  if (value === null) return true;
  if (typeof value === 'object') return value.includes(String(had)) === (sign === 'IN');
  switch (sign) {
    case '=':
      return had === value;
    case '!=':
      return had !== value;
    case '>':
      return had > value;
    case '>=':
      return had >= value;
    case '<':
      return had < value;
    case '<=':
      return had <= value;
    case 'ILIKE':
      return isLike(String(had).toLowerCase(), String(value).toLowerCase());
    default:
      return isLike(String(had), String(value));
  }
}
