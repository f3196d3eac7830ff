import { z } from 'zod';

/** Fields of a value that a schema does not know, as paths such as `items[].album.label`, each once. */
export function unknownFields(schema: z.core.$ZodType, value: unknown): string[] {
  const found = new Set<string>();
  walk(schema, value, '', found);
  return [...found].sort();
}

/** The definitions that are walked through; others have no fields. */
type Definition =
  | z.core.$ZodObjectDef
  | z.core.$ZodArrayDef
  | z.core.$ZodRecordDef
  | z.core.$ZodUnionDef
  | z.core.$ZodOptionalDef
  | z.core.$ZodNullableDef
  | z.core.$ZodDefaultDef
  | z.core.$ZodPipeDef;

function walk(schema: z.core.$ZodType, value: unknown, path: string, found: Set<string>): void {
  const def = schema._zod.def as Definition;
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default') {
    walk(def.innerType, value, path, found);
  } else if (def.type === 'pipe') {
    walk(def.in, value, path, found);
  } else if (def.type === 'array' && Array.isArray(value)) {
    for (const element of value) walk(def.element, element, `${path}[]`, found);
  } else if (def.type === 'union') {
    // Of alternatives the one that the value was read as.
    const taken = def.options.find((option) => z.core.safeParse(option, value).success);
    if (taken !== undefined) walk(taken, value, path, found);
  } else if (!isRecord(value)) return;
  else if (def.type === 'record') {
    for (const one of Object.values(value)) walk(def.valueType, one, `${path}.*`, found);
  } else if (def.type === 'object') {
    for (const [name, one] of Object.entries(value)) {
      const at = path === '' ? name : `${path}.${name}`;
      const known = def.shape[name];
      if (known === undefined) found.add(at);
      else walk(known, one, at, found);
    }
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mostElements = 3;
const mostFields = 60;

/** A value's fields and kinds without what it says: a sample that holds nobody's data. */
export function shapeOf(value: unknown): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.slice(0, mostElements).map(shapeOf);
  if (!isRecord(value)) return typeof value;
  const fields = Object.entries(value).slice(0, mostFields);
  return Object.fromEntries(fields.map(([name, one]) => [name, shapeOf(one)]));
}
