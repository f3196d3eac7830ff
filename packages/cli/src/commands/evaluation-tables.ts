import type { ComparedModel } from '@echotune/service';
import { table } from '../terminal/words.ts';

type Compared = readonly ComparedModel[];

const shown = (value: number | null | undefined, digits = 4) => value?.toFixed(digits) ?? '–';
const percent = (value: number | null | undefined) =>
  typeof value === 'number' ? `${Math.round(value * 100)} %` : '–';
const named = ({ model, baseline }: ComparedModel) => `${model}${baseline ? ' *' : ''}`;

/** The models as they do in a part, the best first. */
export function byQuality(models: Compared, part: number, k: number): Compared {
  const quality = ({ parts }: ComparedModel) => parts[part]?.means[`ndcg@${k}`] ?? 0;
  return models.toSorted((a, b) => quality(b) - quality(a));
}

/** How often they are right: a line a model. */
export function qualityTable(models: Compared, part: number, k: number): string[] {
  const measures = ['ndcg', 'recall', 'hit', 'mrr'].map((name) => `${name}@${k}`);
  const rows = models.map((one) => {
    const outcome = one.parts[part];
    const than = outcome?.againstBaseline;
    const gain = than
      ? `${than.difference >= 0 ? '+' : ''}${shown(than.difference)} [${shown(than.low)}, ${shown(than.high)}] p ${than.p.toFixed(3)}`
      : '';
    return [named(one), ...measures.map((name) => shown(outcome?.means[name])), gain];
  });
  return table([['', ...measures, 'against the best baseline, 95 %'], ...rows]);
}

/** What their lists are like. */
export function likenessTable(models: Compared, part: number): string[] {
  const rows = models.map((one) => {
    const outcome = one.parts[part];
    const mean = (name: string) => outcome?.means[name];
    const lift = mean('popularityLift');
    const popularity = typeof lift === 'number' ? `× ${(2 ** lift).toFixed(2)}` : '–';
    const artists = [percent(mean('diversity')), percent(mean('miscalibration'))];
    return [
      ...[named(one), percent(outcome?.coverage), shown(mean('novelty'), 1), popularity],
      ...artists,
    ];
  });
  const head = ['catalogue', 'novelty (bits)', 'popularity', 'other artist next', 'off their mix'];
  return table([['', ...head], ...rows]);
}

/** nDCG by kind of case. */
export function segmentTable(models: Compared, part: number, k: number): string[] {
  const segments = Object.entries(models[0]?.parts[part]?.segments ?? {});
  const rows = models.map((one) => [
    named(one),
    ...segments.map(([name]) => shown(one.parts[part]?.segments[name]?.means[`ndcg@${k}`])),
  ]);
  const heads = segments.map(([name, { cases }]) => `${name} (${cases})`);
  return table([['', ...heads], ...rows]);
}
