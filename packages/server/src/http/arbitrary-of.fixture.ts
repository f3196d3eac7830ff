import fc from 'fast-check';
import type { JsonSchema, Schemas } from './described-api.fixture.ts';

/** What a schema cannot tell: values by the name of the property or parameter that holds them. */
export interface Known {
  readonly schemas: Schemas;
  /** Where a number is wanted: ids of what is there. */
  readonly numbers: Readonly<Record<string, fc.Arbitrary<number>>>;
  /** Where a text without a pattern is wanted. */
  readonly texts: Readonly<Record<string, fc.Arbitrary<string>>>;
  /** Names of what is always given, though it may be left out or be empty. */
  readonly always: ReadonlySet<string>;
}

const longestList = 3;
const longestText = 20;
const furthest = 1_000_000;

function resolved(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const id = schema.$ref?.replace('#/components/schemas/', '');
  if (id === undefined) return schema;
  const meant = schemas[id];
  if (meant === undefined) throw new Error(`The description has no ${schema.$ref}`);
  return resolved(meant, schemas);
}

function textOf({ pattern, minLength = 0, maxLength = longestText }: JsonSchema) {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  const text = fc.string({ unit: 'grapheme', minLength, maxLength: longestText });
  // Blank text is none, whatever its length.
  return text.filter(
    (value) => value.length <= maxLength && (minLength === 0 || value.trim().length >= minLength),
  );
}

function integerOf({ minimum, exclusiveMinimum, maximum }: JsonSchema) {
  const min = minimum ?? (exclusiveMinimum === undefined ? -furthest : exclusiveMinimum + 1);
  return fc.integer({ min, max: Math.max(min, maximum ?? furthest) });
}

function objectOf({ properties = {}, required = [] }: JsonSchema, known: Known) {
  const values = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, arbitraryOf(schema, known, name)]),
  );
  const requiredKeys = Object.keys(values).filter(
    (name) => required.includes(name) || known.always.has(name),
  );
  return fc.record(values, { requiredKeys });
}

/** Values that a schema of the description allows, of what is called `name`. */
export function arbitraryOf(
  given: JsonSchema,
  known: Known,
  name: string = '',
): fc.Arbitrary<unknown> {
  const schema = resolved(given, known.schemas);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) {
    return fc.oneof(...choices.map((choice) => arbitraryOf(choice, known, name)));
  }
  const { type, items = {}, minItems = 0, maxItems = longestList, pattern } = schema;
  switch (type) {
    case 'string':
      return (pattern === undefined && known.texts[name]) || textOf(schema);
    case 'integer':
      return known.numbers[name] ?? integerOf(schema);
    case 'number':
      return fc.double({
        ...{ min: schema.minimum ?? -furthest, max: schema.maximum ?? furthest, noNaN: true },
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const minLength = Math.max(minItems, known.always.has(name) ? 1 : 0);
      const maxLength = Math.max(minLength, Math.min(maxItems, longestList));
      return fc.array(arbitraryOf(items, known, name), { minLength, maxLength });
    }
    case 'object':
      return objectOf(schema, known);
    default:
      throw new Error(`Nothing is known of how to make ${JSON.stringify(schema)}`);
  }
}
