import type { FakeAsked } from '../../fake/fake-server.ts';
import { invalid, missing } from './fault.ts';

/** The fields of a request: of its body, or of its query where that is read. */
export class Given {
  readonly #fields: Readonly<Record<string, unknown>>;

  constructor({ method, query, body }: FakeAsked) {
    // Several of one name are a list.
    const ofQuery = [...new Set(query.keys())].map((name) => {
      const all = query.getAll(name);
      return [name, all.length === 1 ? all[0] : all];
    });
    this.#fields = { ...(method === 'GET' ? Object.fromEntries(ofQuery) : Object(body)) };
  }

  /** Throws INVALID_PARAMETER_VALUE where it is missing. */
  text(name: string): string {
    const value = this.#fields[name];
    if (typeof value !== 'string' || value === '') {
      throw invalid(`Missing value for required parameter '${name}'.`);
    }
    return value;
  }

  optional(name: string): string | undefined {
    return this.#fields[name] === undefined ? undefined : String(this.#fields[name]);
  }

  number(name: string, usual: number): number {
    const value = this.#fields[name];
    return value === undefined ? usual : Number(value);
  }

  list(name: string): readonly unknown[] {
    const value = this.#fields[name];
    if (value === undefined) return [];
    return Array.isArray(value) ? value : [value];
  }

  /** Params or tags. */
  pairs(name: string): { readonly key: string; readonly value: string }[] {
    return this.list(name).map((one) => {
      const { key, value } = Object(one);
      if (typeof key !== 'string') throw invalid(`Missing key in '${name}'.`);
      return { key, value: String(value ?? '') };
    });
  }
}

/** A part of a list, and the token of the next: base64 of an offset. Throws INVALID_PARAMETER_VALUE. */
export function page<T>(
  all: readonly T[],
  { most, usual, given }: { readonly most: number; readonly usual: number; readonly given: Given },
): { readonly part: readonly T[]; readonly next: { next_page_token?: string } } {
  const size = given.number('max_results', usual);
  if (!Number.isInteger(size) || size < 1 || size > most) {
    throw invalid(`Invalid value ${size} for parameter 'max_results': at most ${most}.`);
  }
  const token = given.optional('page_token');
  const from = token === undefined || token === '' ? 0 : offsetIn(token);
  const end = from + size;
  const next =
    end < all.length
      ? { next_page_token: Buffer.from(JSON.stringify({ offset: end })).toString('base64') }
      : {};
  return { part: all.slice(from, end), next };
}

function offsetIn(token: string): number {
  try {
    const { offset } = Object(JSON.parse(Buffer.from(token, 'base64').toString()));
    if (Number.isInteger(offset) && offset > 0) return offset;
  } catch {
    // Told below.
  }
  throw invalid('Invalid page token, could not base64-decode');
}

/** What a filter looks at: by kind (`tags`, `params`, `metrics`, `attributes`), then by name. */
type Fields = Readonly<Record<string, ReadonlyMap<string, string | number>>>;

const kinds: Readonly<Record<string, string>> = { tag: 'tags', metric: 'metrics', param: 'params' };
const comparison = /^(?:(\w+)\.)?(?:`([^`]+)`|"([^"]+)"|([\w./-]+))\s*(=|!=|>=|<=|>|<)\s*(.+)$/;

/**
 * Whether a filter lets something through: comparisons with `and` between them, as far as clients here
 * use them. Throws INVALID_PARAMETER_VALUE.
 */
export function fits(filter: string | undefined, fields: Fields): boolean {
  if (filter === undefined || filter.trim() === '') return true;
  return filter.split(/\s+and\s+/i).every((clause) => {
    const match = comparison.exec(clause.trim());
    if (match === null) throw invalid(`Invalid clause(s) in filter string: '${clause}'`);
    const [, prefix = 'attributes', ticked, quoted, bare, sign, value = ''] = match;
    const kind = kinds[prefix] ?? prefix;
    const had = fields[kind]?.get(ticked ?? quoted ?? bare ?? '');
    const text = /^'([^']*)'$/.exec(value)?.[1] ?? /^"([^"]*)"$/.exec(value)?.[1];
    if (fields[kind] === undefined) throw invalid(`Invalid entity type '${kind}'.`);
    if (kind === 'metrics' ? text !== undefined : kind !== 'attributes' && text === undefined) {
      throw invalid(`Expected another kind of value than ${value}.`);
    }
    const wanted = text ?? Number(value);
    if (kind === 'attributes' && had === undefined) throw invalid('Invalid attribute key');
    if (had === undefined) return false;
    if (sign === '=') return had === wanted;
    if (sign === '!=') return had !== wanted;
    if (sign === '>') return had > wanted;
    if (sign === '<') return had < wanted;
    return sign === '>=' ? had >= wanted : had <= wanted;
  });
}

/** Throws RESOURCE_DOES_NOT_EXIST. */
export function there<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw missing(`${what} not found`);
  return value;
}
