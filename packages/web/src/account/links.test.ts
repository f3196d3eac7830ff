import { expect, it } from 'vitest';
import { linkIn } from './links.ts';

it('a one-time link is told by its path, and is none without a token', () => {
  expect(linkIn({ pathname: '/claim', hash: '#abc' })).toEqual({ kind: 'claim', token: 'abc' });
  expect(linkIn({ pathname: '/reset', hash: '#x-_' })).toEqual({ kind: 'reset', token: 'x-_' });
  for (const [pathname, hash] of [
    ['/claim', ''],
    ['/', '#abc'],
    ['/claims', '#abc'],
  ] as const) {
    expect(linkIn({ pathname, hash })).toBeNull();
  }
});
