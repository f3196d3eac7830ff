import { expect, it } from 'vitest';
import { addressIn } from './limit-requests.ts';

it('a connection that was cut off at once is counted like any other, and breaks nothing', () => {
  expect(addressIn({ ip: undefined })).toBe('');
  expect(addressIn({ ip: '127.0.0.1' })).toBe('127.0.0.1');
  expect(addressIn({ ip: '2001:db8::1' })).toBe(addressIn({ ip: '2001:db8::2' }));
});
