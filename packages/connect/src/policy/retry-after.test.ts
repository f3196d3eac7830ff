import { expect, it } from 'vitest';
import { askedWaitMs, retryAfterMs } from './retry-after.ts';

const now = Date.UTC(2026, 0, 1);

it.each([
  [null, null],
  ['soon', null],
  ['', null],
  ['0', 0],
  ['74214', 74_214_000],
  [' 1.5 ', 1500],
  ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
])('Retry-After %j asks for %j ms', (header, expected) => {
  expect(retryAfterMs(header, now)).toBe(expected);
});

it.each([
  [{ 'retry-after': '5', 'x-ratelimit-reset-in': '9' }, 5000],
  [{ 'x-ratelimit-reset-in': '9' }, 9000],
  [{}, null],
])('%j asks for %j ms, Retry-After before all else', (headers, expected) => {
  expect(askedWaitMs(new Headers(headers), now)).toBe(expected);
});
