import { expect, it } from 'vitest';
import { madeUpRequests } from '../../../../tests/kit/made-up-requests.ts';
import { EngineError } from '../error.ts';
import { isSampled } from './key-hash.ts';
import { TraceBuilder } from './trace-builder.ts';
import { namespaceOf, sampleTrace, stretchOf } from './trace-parts.ts';

const request = { namespace: 0, bytes: 10, costMs: 2 };
const two = [
  { share: 1, bytes: 100, costMs: 1 },
  { share: 1, bytes: 1000, costMs: 5, ttlMs: 1000 },
];

it('records requests and invalidations in the order in which they came', () => {
  const builder = new TraceBuilder();
  builder.request({ atMs: 1, key: 7, ...request, tag: 3 });
  builder.request({ atMs: 2, key: 8, ...request, namespace: 1, ttlMs: 50 });
  builder.invalidate(3, 7);
  builder.invalidate(3, 99);
  builder.invalidateTag(4, 3);
  const trace = builder.build();
  builder.request({ atMs: 5, key: 9, ...request });
  expect(trace.rows).toBe(4);
  expect([...trace.events]).toEqual([0, 0, 1, 2]);
  expect([...trace.objects]).toEqual([0, 1, 0, 3]);
  expect([...trace.ttlsMs.slice(0, 2)]).toEqual([Number.POSITIVE_INFINITY, 50]);
  expect([...trace.keys]).toEqual([7, 8]);
  expect([...trace.namespaces]).toEqual([0, 1]);
  expect([...trace.tags]).toEqual([3, 0]);
  expect(trace.population).toEqual([
    { requests: 1, bytes: 10, costMs: 2 },
    { requests: 1, bytes: 10, costMs: 2 },
  ]);
});

it('samples all requests for some keys and none for the others, and counts them all', () => {
  const full = madeUpRequests({ seed: 1, requests: 20_000, objects: 2000, namespaces: two });
  const sample = sampleTrace(full, 0.1);
  expect([...sample.keys].every((key) => isSampled(key, 0.1))).toBe(true);
  const rows = [...full.objects].filter((object) => isSampled(full.keys[object]!, 0.1));
  expect(sample.rows).toBe(rows.length);
  expect(sample.rate).toBe(0.1);
  expect(sample.population).toEqual(full.population);
  expect(sampleTrace(sampleTrace(full, 0.5), 0.1)).toEqual(sample);
  expect(() => new TraceBuilder(0)).toThrow(EngineError);
});

it('takes stretches and namespaces out of a trace', () => {
  const full = madeUpRequests({ seed: 1, requests: 5000, objects: 500, namespaces: two });
  const parts = [stretchOf(full, 0, 2000), stretchOf(full, 2000, 5000)];
  expect(parts.map(({ rows }) => rows)).toEqual([2000, 3000]);
  const requests = parts.map(({ population }) =>
    population.reduce((sum, totals) => sum + totals.requests, 0),
  );
  expect(requests).toEqual([2000, 3000]);
  const second = namespaceOf(full, 1);
  expect(second.rows).toBe(full.population[1]!.requests);
  expect(second.population.map((totals) => totals.requests)).toEqual([0, second.rows]);
});
