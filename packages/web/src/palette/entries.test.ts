import { expect, it } from 'vitest';
import { fits } from './entries.ts';

it('what is typed finds by beginnings of words, in any case and without accents', () => {
  expect(fits('Turn the dial to discover', 'dial dis')).toBe(true);
  expect(fits('Künstler für dich', 'fur KUNST')).toBe(true);
  expect(fits('Statistics', 'tistics')).toBe(false);
  expect(fits('Home', '')).toBe(true);
  expect(fits('Home', ' ')).toBe(true);
});
