import { expect, it } from 'vitest';
import { negotiate, negotiateLanguage } from './negotiate.ts';

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

it.each([
  [undefined, 'en'],
  ['fr, *', 'en'],
  ['de-AT, en;q=0.9', 'de'],
  ['en-GB,en;q=0.9,de;q=0.8', 'en'],
  ['fr;q=1, DE;q=0.4, en;q=0.3', 'de'],
  ['de;q=0', 'en'],
])('of Accept-Language: %s the answer is in %s', (accept, language) => {
  expect(negotiateLanguage(accept)).toBe(language);
});
