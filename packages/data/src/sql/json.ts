import { EchoError } from '../errors.ts';

/** A stored JSON object. Throws store-corrupt where it is something else. */
export function objectFromJson(json: string): Record<string, unknown> {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged(json);
  return { ...value };
}

/** A stored JSON object of numbers. Throws store-corrupt where it is something else. */
export function numbersFromJson(json: string): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const [name, value] of Object.entries(objectFromJson(json))) {
    if (typeof value !== 'number') throw damaged(json);
    numbers[name] = value;
  }
  return numbers;
}

function damaged(json: string): EchoError {
  return new EchoError('store-corrupt', `Unexpected JSON in the store: ${json.slice(0, 80)}`);
}
