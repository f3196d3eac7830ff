import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const dist = new URL('../packages/web/dist/', import.meta.url);
const mostBytes = 120_000;

/** Bytes of a script as the server sends it to a browser that takes brotli. */
function sentBytes(path: string): number {
  return readFileSync(new URL(`.${path}.br`, dist)).length;
}

it('the first load of Home is under 120 kB of JavaScript', () => {
  const document = readFileSync(new URL('index.html', dist), 'utf8');
  const first = Array.from(document.matchAll(/"(\/assets\/[^"]+\.js)"/g), ([, path = '']) => path);
  const words = readdirSync(new URL('assets/', dist)).find((name) => /^en-.*\.js$/.test(name));
  expect(first.length).toBeGreaterThan(0);
  const bytes = [...first, `/assets/${words}`].reduce((sum, path) => sum + sentBytes(path), 0);
  expect(bytes).toBeLessThan(mostBytes);
});
