import { describe, expect, it } from 'vitest';
import { asOpenMetrics } from './exposition.ts';
import type { Measurement } from './measurement.ts';
import { Metrics } from './metrics.ts';

function opened() {
  const problems: string[] = [];
  const onMisuse = (problem: string, name: string) => void problems.push(`${name} ${problem}`);
  const metrics = new Metrics({ onMisuse });
  const lines = async (name: string) =>
    (await metrics.text()).split('\n').filter((line) => line.startsWith(name));
  return { metrics, problems, lines };
}

const counted = (name: string, value: number, labels = {}): Measurement => ({
  ...{ is: 'count', name, value, labels },
});

describe('metrics', () => {
  it('what is counted under its short name adds up under its full one, by its labels', async () => {
    const { metrics, problems, lines } = opened();
    metrics.record(counted('plays_stored', 3));
    metrics.record(counted('plays_stored', 4));
    metrics.record(counted('jobs_ended', 1, { kind: 'train', state: 'done' }));
    expect(await lines('echotune_plays_stored_total')).toEqual(['echotune_plays_stored_total 7']);
    expect(await lines('echotune_jobs_ended_total')).toEqual([
      'echotune_jobs_ended_total{kind="train",state="done"} 1',
    ]);
    expect(problems).toEqual([]);
  });

  it('what the catalogue does not have is told of and left out, and nothing else is lost', async () => {
    const { metrics, problems, lines } = opened();
    metrics.record(counted('nonsense', 1));
    metrics.record(counted('jobs_ended', 1, { kind: 'train' }));
    metrics.record(counted('jobs_ended', 1, { kind: 'train', state: 'done', who: 'Ada' }));
    metrics.record({ ...counted('plays_stored', 1), is: 'observation' });
    metrics.set('echotune_plays_stored_total', 5);
    metrics.record(counted('plays_stored', Number.NaN));
    metrics.record(counted('plays_stored', -1));
    metrics.record(counted('plays_stored', 1));
    expect(problems).toEqual([
      'nonsense is not in the catalogue',
      'echotune_jobs_ended_total has the labels kind, state, not kind',
      'echotune_jobs_ended_total has the labels kind, state, not kind, state, who',
      'plays_stored is no observation',
      'echotune_plays_stored_total is no gauge',
      'plays_stored cannot be NaN',
      'plays_stored cannot be -1',
    ]);
    expect(await lines('echotune_plays_stored_total')).toEqual(['echotune_plays_stored_total 1']);
    expect(await lines('echotune_jobs_ended_total')).toEqual([]);
  });

  it('a gauge that nobody has set, or that is not known any more, is not told of as 0', async () => {
    const { metrics, lines } = opened();
    expect(await lines('echotune_leader')).toEqual([]);
    metrics.set('echotune_leader', 1);
    metrics.set('echotune_model_version', 3, { alias: 'champion' });
    expect(await lines('echotune_leader')).toEqual(['echotune_leader 1']);
    metrics.clear('echotune_leader');
    metrics.clear('echotune_model_version');
    expect(await lines('echotune_leader')).toEqual([]);
    expect(await lines('echotune_model_version')).toEqual([]);
  });

  it('as OpenMetrics a counter’s family has no _total, its samples have, and the end is marked', async () => {
    const { metrics } = opened();
    metrics.record(counted('plays_stored', 2));
    const text = asOpenMetrics(await metrics.text());
    expect(text).toContain('# TYPE echotune_plays_stored counter\nechotune_plays_stored_total 2\n');
    expect(text).not.toContain('\n\n');
    expect(text).toMatch(/\n# EOF\n$/);
    expect(text).not.toMatch(/# (?:TYPE|HELP) \S+_total /);
  });
});
