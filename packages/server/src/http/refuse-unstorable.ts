import { EchoError } from '@echotune/data';
import type { TypedApp } from './typed-app.ts';

/** PostgreSQL holds no NUL, and UTF-8 no half of a surrogate pair. */
const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed();

function isParsed(value: unknown): value is object {
  return Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
}

/** Where in a value the first text stands that no store can hold; null where there is none. */
function unstorableIn(whole: unknown): string | null {
  const waiting: { readonly value: unknown; readonly place: string }[] = [
    { value: whole, place: '' },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, place } = next;
    if (typeof value === 'string' && !isStorable(value)) return place;
    if (!isParsed(value)) continue;
    for (const [name, part] of Object.entries(value)) {
      waiting.push({ value: part, place: place === '' ? name : `${place}.${name}` });
    }
  }
  return null;
}

/**
 * Refuses text that cannot be stored as it is, wherever in a request it stands: one store would refuse
 * it as the server's fault, the other keep something else.
 */
export function refuseUnstorable(app: TypedApp): void {
  app.addHook('preValidation', async ({ params, query, body }) => {
    for (const [where, value] of Object.entries({ params, query, body })) {
      const place = unstorableIn(value);
      if (place === null) continue;
      const message = `${where}: ${place.slice(0, 200)}: must not contain NUL or half a character`;
      throw new EchoError('input-invalid', message.toWellFormed().replaceAll('\0', ''));
    }
  });
}
