import { expect, it } from 'vitest';
import { withLocalTimes } from './local-times.ts';

it('times of the server are said as the reader has them, all else as it came', () => {
  const said = withLocalTimes(
    'host:1 since 2026-11-29T23:49:00.123Z, term 2, not 2026-11-29; 2026-11-30T00:00:00Z',
    (at) => `<${at}>`,
  );
  const [taken, midnight] = [Date.UTC(2026, 10, 29, 23, 49, 0, 123), Date.UTC(2026, 10, 30)];
  expect(said).toBe(`host:1 since <${taken}>, term 2, not 2026-11-29; <${midnight}>`);
});
