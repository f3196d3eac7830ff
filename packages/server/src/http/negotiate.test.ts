import { expect, it } from 'vitest';
import { negotiate } from './negotiate.ts';

const offers = [{ mediaType: 'a/json' }, { mediaType: 'text/csv' }, { mediaType: 'a/xml' }];

it.each<[string | undefined, string | undefined]>([
  [undefined, undefined],
  ['*/*', undefined],
  ['text/html', undefined],
  ['text/csv', 'text/csv'],
  ['TEXT/CSV; charset=utf-8', 'text/csv'],
  ['a/json;q=0.2, a/xml;q=0.9, text/csv;q=0.5', 'a/xml'],
  ['a/xml;q=0, text/csv;q=x', undefined],
])('of Accept: %s the best that there is is %s', (accept, best) => {
  expect(negotiate(accept, offers)?.mediaType).toBe(best);
});
