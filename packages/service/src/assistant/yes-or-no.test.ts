import fc from 'fast-check';
import { expect, it } from 'vitest';
import { yesOrNo } from './yes-or-no.ts';

it.each([
  ...[
    'yes',
    'Yes, do it!',
    'yes do it',
    'ok, go ahead please',
    'Sure. Go for it',
    'ja, mach das',
    'Ja mach mal',
    'yes yes',
  ],
  ...[
    'na klar',
    'Gerne, danke',
    'please do',
    'absolutely',
    'of course',
    'auf jeden Fall',
    'Jo, leg los',
  ],
])('%s is a yes', (text) => {
  expect(yesOrNo(text)).toBe(true);
});

it.each([
  ...[
    'no',
    'no don’t',
    "No, please don't do that",
    'nein, lass das',
    'Nein mach das nicht',
    'nope',
    'never mind',
    'nö danke',
  ],
  ...['of course not', 'lieber nicht', 'auf keinen Fall', 'please do not', 'nicht'],
])('%s is a no', (text) => {
  expect(yesOrNo(text)).toBe(false);
});

it.each([
  ...[
    'yes but only the first',
    'ok play jazz',
    'no jazz',
    'yes no',
    'ja nicht',
    'please',
    'yes?',
    'do it tomorrow',
    '',
  ],
  ...['yes, don’t', 'mach lauter', 'nein, mach', 'not yes', 'sure not', 'yes '.repeat(40)],
])('"%s" is neither', (text) => {
  expect(yesOrNo(text)).toBeNull();
});

it('any text is read, at once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (text) => {
      expect([true, false, null]).toContain(yesOrNo(text));
    }),
  );
  expect(yesOrNo(`${'ja mach '.repeat(7)}x`)).toBeNull();
});
