import { isDeepStrictEqual } from 'node:util';
import type { Schema, Schemas } from './schema.ts';

/**
 * Whether a value is sent by whoever calls, who may be asked no more than before, or answered to him,
 * who may be told no less than before.
 */
export type Side = 'sent' | 'answered';

/** How far a bound reaches at each side of it: a lower one lets in more the smaller it is. */
const bounds = [
  ['minimum', -1],
  ['exclusiveMinimum', -1],
  ['minLength', -1],
  ['minItems', -1],
  ['maximum', 1],
  ['maxLength', 1],
  ['maxItems', 1],
] as const satisfies readonly (readonly [keyof Schema, number])[];

/** What of a value's description would break whoever relies on what it was before; empty where nothing. */
export class SchemaComparison {
  readonly #schemas: { readonly before: Schemas; readonly after: Schemas };
  /** Pairs that are being compared further up: a schema may hold itself. */
  readonly #open = new Set<string>();

  constructor(before: Schemas, after: Schemas) {
    this.#schemas = { before, after };
  }

  breaks(side: Side, before: Schema, after: Schema, at = ''): string[] {
    const pair = `${side} ${before.$ref} ${after.$ref}`;
    const isNamed = before.$ref !== undefined && after.$ref !== undefined;
    if (isNamed && this.#open.has(pair)) return [];
    if (isNamed) this.#open.add(pair);
    try {
      return this.#compare(
        side,
        this.#resolve('before', before),
        this.#resolve('after', after),
        at,
      );
    } finally {
      if (isNamed) this.#open.delete(pair);
    }
  }

  #resolve(when: 'before' | 'after', schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    if (name === undefined) return schema;
    const found = this.#schemas[when][name];
    if (found === undefined) throw new Error(`The description ${when} lacks the schema ${name}.`);
    return this.#resolve(when, found);
  }

  #compare(side: Side, before: Schema, after: Schema, at: string): string[] {
    const [was, is] = [alternatives(before), alternatives(after)];
    if (was.length > 1 || is.length > 1) return this.#ofAlternatives(side, was, is, at);
    if (before.type !== after.type) {
      // A constant may stand without the type that it has.
      const isLoose = side === 'sent' ? after.type === undefined : before.type === undefined;
      if (!isLoose)
        return [`${at || 'it'} is ${after.type ?? 'anything'}, was ${before.type ?? 'anything'}`];
    }
    return [
      ...valuesMissing(side, before, after, at),
      ...boundsMoved(side, before, after, at),
      ...this.#ofFields(side, before, after, at),
      ...this.#ofItems(side, before, after, at),
    ];
  }

  /** Whatever could be sent still can; whatever can be answered is something that could be before. */
  #ofAlternatives(side: Side, was: readonly Schema[], is: readonly Schema[], at: string): string[] {
    const [given, taken] = side === 'sent' ? [was, is] : [is, was];
    return given.flatMap((one) => {
      const tried = taken.map((other) =>
        side === 'sent' ? this.breaks(side, one, other, at) : this.breaks(side, other, one, at),
      );
      return tried.toSorted((a, b) => a.length - b.length)[0] ?? [];
    });
  }

  #ofFields(side: Side, before: Schema, after: Schema, at: string): string[] {
    const [was, is] = [before.properties ?? {}, after.properties ?? {}];
    const [needed, needs] = [new Set(before.required), new Set(after.required)];
    const name = (field: string) => (at === '' ? field : `${at}.${field}`);
    const found: string[] = [];
    for (const [field, schema] of Object.entries(was)) {
      const now = is[field];
      if (now !== undefined) found.push(...this.breaks(side, schema, now, name(field)));
      else if (side === 'answered') found.push(`${name(field)} is answered no more`);
      else if (after.additionalProperties === false) found.push(`${name(field)} is taken no more`);
      if (now !== undefined && side === 'answered' && needed.has(field) && !needs.has(field)) {
        found.push(`${name(field)} may be missing`);
      }
    }
    if (side === 'sent') {
      const asked = [...needs].filter((field) => !needed.has(field));
      found.push(...asked.map((field) => `${name(field)} must be given`));
    }
    return [...found, ...this.#ofFurther(side, before, after, at)];
  }

  /** Maps: what their values are. */
  #ofFurther(side: Side, before: Schema, after: Schema, at: string): string[] {
    const [was, is] = [before.additionalProperties, after.additionalProperties];
    return typeof was === 'object' && typeof is === 'object'
      ? this.breaks(side, was, is, `${at}.*`)
      : [];
  }

  #ofItems(side: Side, before: Schema, after: Schema, at: string): string[] {
    if (before.items === undefined || after.items === undefined) return [];
    return this.breaks(side, before.items, after.items, `${at}[]`);
  }
}

function alternatives(schema: Schema): readonly Schema[] {
  const { type } = schema;
  if (typeof type === 'object') return type.map((one) => ({ ...schema, type: one }));
  return schema.anyOf ?? schema.oneOf ?? [schema];
}

function valuesOf(schema: Schema): readonly unknown[] | null {
  return schema.enum ?? (schema.const === undefined ? null : [schema.const]);
}

/** A further word in an answer breaks nobody who reads on at words that he does not know. */
function valuesMissing(side: Side, before: Schema, after: Schema, at: string): string[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  if (side === 'answered') {
    return was !== null && is === null ? [`${at || 'it'} may be any ${after.type}`] : [];
  }
  if (is === null) return [];
  if (was === null) return [`${at || 'it'} must be one of ${is.join(', ')}`];
  return was
    .filter((value) => !is.some((other) => isDeepStrictEqual(value, other)))
    .map((value) => `${at || 'it'} may not be ${value}`);
}

/** Only what is sent is held to bounds by somebody else; nobody relies on an answer's. */
function boundsMoved(side: Side, before: Schema, after: Schema, at: string): string[] {
  if (side === 'answered') {
    return before.format === after.format ? [] : [`${at || 'it'} has the format ${after.format}`];
  }
  const moved = bounds.filter(([name, direction]) => {
    const [was, is] = [before[name], after[name]];
    return is !== undefined && (was === undefined || (is - was) * direction < 0);
  });
  const written = (['pattern', 'format'] as const).filter(
    (name) => after[name] !== undefined && after[name] !== before[name],
  );
  return [...moved.map(([name]) => name), ...written].map(
    (name) => `${at || 'it'} has the ${name} ${after[name]}, had ${before[name] ?? 'none'}`,
  );
}
