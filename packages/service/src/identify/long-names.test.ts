import { namedTrack } from '@echotune/formats';
import { expect, it } from 'vitest';
import { resolveSpelling } from './resolve-spelling.ts';

const longest = 1998;

it.each([
  ['blanks', `a${' '.repeat(longest)}x`],
  ['dashes', ' - '.repeat(longest / 3)],
  ['blanks and dashes', `a${' -'.repeat(longest / 2)}`],
  ['brackets', `${'('.repeat(longest)}a`],
  ['pairs of brackets', '(live) '.repeat(longest / 7)],
  ['names', 'feat. a & '.repeat(longest / 10)],
])(
  'names of %s that are as long as names may be are worked out, a hundred of them',
  (_, long) => {
    for (let n = 0; n < 100; n++) {
      const { title, songKey } = resolveSpelling('x', namedTrack(long, `${long}${n}`));
      expect([title, typeof songKey]).toEqual([long, 'string']);
    }
  },
  20_000,
);
