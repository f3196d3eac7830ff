import { EchoError } from '@echotune/data';
import type { TypedApp } from './typed-app.ts';

/** What a part of a request may hold: a thousand plays of all their fields, or an order of 10,000 entries, need far less. */
const [mostValues, mostDepth] = [200_000, 64];

/** An object or a list of a request, with the way to it. */
interface Part {
  readonly value: object;
  readonly name: string;
  readonly within: Part | null;
  readonly depth: number;
}

/** PostgreSQL holds no NUL, and UTF-8 no half of a surrogate pair. */
const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed();

function isParsed(value: unknown): value is object {
  return Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
}

function placeOf(name: string, within: Part): string {
  const names = [name];
  for (let part: Part | null = within; part?.within; part = part.within) names.unshift(part.name);
  return names.join('.');
}

/** What is wrong with a parsed value; null where nothing is. Whoever sends much pays for no more than is looked at. */
function faultIn(whole: unknown): string | null {
  if (!isParsed(whole)) return null;
  const waiting: Part[] = [{ value: whole, name: '', within: null, depth: 1 }];
  let values = 0;
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.depth > mostDepth) return `is nested more than ${mostDepth} deep`;
    const { value: holder, depth } = part;
    const held: readonly unknown[] = Array.isArray(holder) ? holder : Object.values(holder);
    values += held.length;
    if (values > mostValues) return `holds more than ${mostValues} values`;
    const names = Array.isArray(holder) ? null : Object.keys(holder);
    for (let n = 0; n < held.length; n += 1) {
      const value = held[n];
      if (typeof value === 'string' ? isStorable(value) : !isParsed(value)) continue;
      const name = names?.[n] ?? String(n);
      if (isParsed(value)) waiting.push({ value, name, within: part, depth: depth + 1 });
      else return `${placeOf(name, part).slice(0, 200)}: must not contain NUL or half a character`;
    }
  }
  return null;
}

/**
 * Refuses text that cannot be stored as it is, wherever in a request it stands: one store would refuse
 * it as the server's fault, the other keep something else. Refuses also what is so deep or holds so much that
 * checking it would keep everybody else waiting.
 */
export function refuseUnstorable(app: TypedApp): void {
  app.addHook('preValidation', async ({ params, query, body }) => {
    for (const [where, value] of Object.entries({ params, query, body })) {
      const fault = faultIn(value);
      if (fault === null) continue;
      throw new EchoError(
        'input-invalid',
        `${where}: ${fault}`.toWellFormed().replaceAll('\0', ''),
      );
    }
  });
}
