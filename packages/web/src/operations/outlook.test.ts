import { expect, it } from 'vitest';
import type { SpendingLimit } from '../api.generated.ts';
import { isShut, outlookOf } from './outlook.ts';

const limit: SpendingLimit = {
  ...{ id: 1, provider: null, model: null, purpose: null, listener: null },
  ...{ period: 'day', limitUsd: '0.00001', warnShare: 0.8, throttleShare: 0.9, closed: null },
};
const [now, midnight] = [Date.UTC(2026, 10, 29, 23, 49), Date.UTC(2026, 10, 30)];
const used = {
  ...{ limit, leftUsd: '0.00', periodEnd: midnight, exhaustedAt: now, forecastUsd: '0.02' },
};

it('a limit that is used up admits calls again when its period ends, whenever one looks', () => {
  expect(outlookOf(used)).toEqual({ kind: 'opens', at: midnight });
  expect(outlookOf({ ...used, periodEnd: null })).toBeNull();
});

it('a limit with something left lasts until it is used up, or ends with less', () => {
  const left = { ...used, leftUsd: '0.000001' };
  expect(outlookOf(left)).toEqual({ kind: 'lasts', at: now });
  expect(outlookOf({ ...left, exhaustedAt: null })).toEqual({ kind: 'ends', usd: '0.02' });
  expect(outlookOf({ ...left, exhaustedAt: null, forecastUsd: '0' })).toBeNull();
});

it('a closed limit does not open by itself, and one of nothing was never open', () => {
  const closed = { ...limit, closed: { at: now, why: 'a call cost more' } };
  expect(outlookOf({ ...used, limit: closed })).toBeNull();
  expect(outlookOf({ ...used, limit: { ...limit, limitUsd: '0.00' } })).toBeNull();
  expect(isShut({ limit: closed, level: 'ok' })).toBe(true);
  expect(isShut({ limit, level: 'stop' })).toBe(true);
  expect(isShut({ limit, level: 'throttle' })).toBe(false);
  expect(isShut({ limit: { ...limit, limitUsd: '0.00' }, level: 'stop' })).toBe(false);
});
