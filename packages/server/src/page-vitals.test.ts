import { expect, it } from 'vitest';
import { PageVitals } from './page-vitals.ts';

it('the 75th percentile of what pages report is within a tenth, and a page never seen has none', () => {
  const vitals = new PageVitals();
  expect(vitals.summary()).toBeNull();
  for (let n = 1; n <= 100; n += 1) {
    vitals.add({
      page: 'home',
      metrics: [
        { name: 'LCP', value: n * 10 },
        { name: 'CLS', value: 0 },
      ],
    });
  }
  const [, lcp] = /LCP (\d+) ms/.exec(vitals.summary() ?? '') ?? [];
  expect(Number(lcp)).toBeGreaterThan(680);
  expect(Number(lcp)).toBeLessThan(820);
  expect(vitals.summary()).toContain('CLS 0.000 (of 100)');
});
