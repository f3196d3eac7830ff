/** Figures of two commits are told apart from what chance makes of them. */
import { expect, it } from 'vitest';
import { compareFigures } from '../../bench/regression/compare-figures.ts';
import { documentIn, figuresOf } from '../../bench/regression/read-figures.ts';
import { watched } from '../../bench/regression/watched.ts';

const printed = (hits: number, speed: number) =>
  `… a line\n{\n  "results": [\n    {\n      "policy": "lru",\n      "hitRatio": ${hits},\n      "millionsASecond": ${speed}\n    }\n  ]\n}\n┌──┐\n{not: 'json'}\n`;
const figures = (hits: number, speed: number) => figuresOf(documentIn(printed(hits, speed)));
const rules = watched.find(({ command }) => command[0] === 'cache-policies')?.figures ?? [];

it('a benchmark’s document is read from among its tables, its entries by their names', () => {
  expect([...figures(0.4, 2)]).toEqual([
    ['results.lru.hitRatio', 0.4],
    ['results.lru.millionsASecond', 2],
  ]);
  expect(() => documentIn('nothing')).toThrow();
});

it.each([
  ['as before', figures(0.4, 1.9), ['as before', 'as before']],
  ['what is computed is worse by little', figures(0.398, 2), ['worse', 'as before']],
  ['slower', figures(0.4, 1.6), ['as before', 'worse']],
  ['faster', figures(0.4, 3), ['as before', 'better']],
])('%s', (_what, after, verdicts) => {
  const compared = compareFigures(rules, [figures(0.4, 2)], [after]);
  expect(compared.map(({ verdict }) => verdict)).toEqual(verdicts);
});

it('the median counts, so that one slow round is not taken for a slower commit', () => {
  const rounds = [figures(0.4, 2), figures(0.4, 0.2), figures(0.4, 2.1)];
  const compared = compareFigures(rules, [figures(0.4, 2)], rounds);
  expect(compared.every(({ verdict }) => verdict === 'as before')).toBe(true);
});

it('a figure that is there no more is told', () => {
  const [gone] = compareFigures(rules, [figures(0.4, 2)], [figuresOf({})]);
  expect(gone).toMatchObject({ figure: 'results.lru.hitRatio', verdict: 'gone' });
});
