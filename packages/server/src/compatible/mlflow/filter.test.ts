import { EchoError } from '@echotune/data';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fits, type Grammar, parseFilter, type Searched } from './filter.ts';
import { isLike } from './like.ts';

const grammar: Grammar = {
  attributes: { run_name: 'text', start_time: 'number' },
  kinds: ['metrics', 'params', 'tags'],
};
const searched: Searched = {
  attributes: new Map<string, string | number>([
    ['run_name', 'blend@1'],
    ['start_time', 5],
  ]),
  metrics: new Map([['a b', 1]]),
  params: new Map([['and', "it's"]]),
};

/** The readable twin, for texts that are short. */
function isLikeByPattern(text: string, pattern: string): boolean {
  const signs = pattern.split('').map((sign) => {
    if (sign === '%') return '[^]*';
    return sign === '_' ? '[^]' : sign.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  });
  return new RegExp(`^${signs.join('')}$`).test(text);
}

it('a pattern is understood as SQL does', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '%', '_', '('), maxLength: 8 });
  fc.assert(
    fc.property(text, text, (value, pattern) => {
      expect(isLike(value, pattern)).toBe(isLikeByPattern(value, pattern));
    }),
    { numRuns: 2000 },
  );
});

it('the worst of patterns costs no more than the text times itself', () => {
  expect(isLike('a'.repeat(6000), `${'%a'.repeat(3000)}b`)).toBe(false);
});

it('whatever is asked is answered or refused, never broken', () => {
  const words = [
    'metrics.',
    'params.`and`',
    "'it''s'",
    "'",
    '`a b`',
    ' = ',
    ' LIKE ',
    ' and ',
    '1e3',
  ];
  const filter = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 5 })), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(filter, (parts) => {
      try {
        expect(typeof fits(parseFilter(parts.join(''), grammar), searched)).toBe('boolean');
      } catch (cause) {
        expect(cause).toBeInstanceOf(EchoError);
      }
    }),
    { numRuns: 3000 },
  );
});

it.each([
  ['metrics."a b" = 1 and params.`and` != "x"', true],
  ['params.and = "it\'s"', true],
  ['start_time>=5 AND run_name in (\'x\',"blend@1")', true],
  ["run_name not in ('blend@1')", false],
  ['metrics.`none` != 1', false],
])('%s', (filter, expected) => {
  expect(fits(parseFilter(filter, grammar), searched)).toBe(expected);
});

it.each([
  ...["run_name = 'a' or run_name = 'b'", "run_name = 'a' run_name = 'b'", "toString = 'a'"],
  ...["start_time LIKE 'a'", 'run_name > 3', "run_name = 'a", 'metrics.a = 1x', 'run_name in ()'],
  ...["constructor.a = 'b'", "__proto__ = 'x'", "params.a in ('b')", 'and', "run_name = 'a' and "],
])('%s is refused', (filter) => {
  expect(() => parseFilter(filter, grammar)).toThrow(EchoError);
});
