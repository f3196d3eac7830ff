import { mlflowMost } from '../limits.ts';
import { invalid } from './fault.ts';
import type { Given } from './given.ts';

export interface FakeMetric {
  readonly key: string;
  readonly value: number;
  readonly timestamp: number;
  readonly step: number;
}

export interface FakeRun {
  readonly id: string;
  readonly experimentId: string;
  readonly name: string;
  readonly startTime: number;
  status: string;
  endTime: number | null;
  lifecycle: 'active' | 'deleted';
  readonly params: Map<string, string>;
  readonly tags: Map<string, string>;
  /** All that were logged, each once. */
  readonly metrics: FakeMetric[];
}

/** Takes all of a batch or nothing. Throws INVALID_PARAMETER_VALUE. */
export function logBatch(run: FakeRun, given: Given, bytes: number): void {
  const [params, tags] = [given.pairs('params'), given.pairs('tags')];
  const metrics = given.list('metrics').map(metricIn);
  if (bytes > mlflowMost.batchBytes) throw invalid(`Batches are at most 1000000 bytes.`);
  most('metrics', metrics.length, mlflowMost.batchMetrics);
  most('params', params.length, mlflowMost.batchParams);
  most('tags', tags.length, mlflowMost.batchTags);
  const total = metrics.length + params.length + tags.length;
  most('metrics, params, and tags', total, mlflowMost.batchEntities);
  if (run.lifecycle !== 'active') throw invalid(`The run ${run.id} must be in 'active' state.`);
  for (const { key } of metrics) checkKey('metric', key);
  for (const { key, value } of params) {
    checkKey('parameter', key);
    short(`Param value '${value.slice(0, 50)}'`, value, mlflowMost.paramCharacters);
  }
  for (const { key, value } of tags) {
    checkKey('tag', key);
    short(`Tag value '${value.slice(0, 50)}'`, value, mlflowMost.tagCharacters);
  }
  const doubled = new Set(params.map(({ key }) => key)).size < params.length;
  if (doubled) throw invalid('Duplicate parameter keys have been submitted');
  for (const { key, value } of params) {
    const before = run.params.get(key);
    if (before !== undefined && before !== value) {
      const change = `key='${key}' was already logged with value='${before}'`;
      throw invalid(`Changing param values is not allowed. Param with ${change}.`);
    }
  }
  for (const { key, value } of params) run.params.set(key, value);
  for (const { key, value } of tags) run.tags.set(key, value);
  const known = new Set(run.metrics.map((one) => JSON.stringify(one)));
  run.metrics.push(...metrics.filter((one) => !known.has(JSON.stringify(one))));
}

function metricIn(one: unknown): FakeMetric {
  const { key, value, timestamp, step = 0 } = Object(one);
  if (typeof value !== 'number' || !Number.isInteger(timestamp) || timestamp < 0) {
    throw invalid(`Got invalid value ${value} for metric '${key}' (timestamp=${timestamp}).`);
  }
  if (!Number.isInteger(step)) throw invalid(`Got invalid step ${step} for metric '${key}'.`);
  return { key: String(key), value, timestamp, step };
}

function most(what: string, count: number, limit: number): void {
  if (count <= limit) return;
  const message = `A batch logging request can contain at most ${limit} ${what}.`;
  throw invalid(`${message} Got ${count} ${what}.`);
}

function short(what: string, text: string, limit: number): void {
  if (text.length > limit) throw invalid(`${what} had length ${text.length} (limit ${limit})`);
}

/** Letters, digits, `_-. /`, and a path that means itself. */
export function checkKey(what: string, key: string): void {
  const isPath = key.split('/').some((part) => part === '' || part === '.' || part === '..');
  if (!/^[/\w.\- ]+$/.test(key) || isPath) throw invalid(`Invalid ${what} name: '${key}'.`);
  short(`Key '${key.slice(0, 50)}'`, key, mlflowMost.keyCharacters);
}
