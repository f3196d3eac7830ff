/** What is measured, what is shown of it, and what is watched, held against each other. */
import { catalogue } from '@echotune/server';
import { expect, it } from 'vitest';
import { dashboards } from '../../ops/define/dashboards.ts';
import { alertRules, alerts, sloRules } from '../../ops/define/rules.ts';
import { slos } from '../../ops/define/slo.ts';
import { reportedIn } from './reported.ts';
import { parseTree, readTree } from './source.ts';

const known: Readonly<Record<string, (typeof catalogue)[keyof typeof catalogue]>> = catalogue;
const panels = dashboards.flatMap(({ rows }) => rows.flatMap((row) => row.panels));
const shown = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
const watched = [
  ...JSON.stringify([sloRules(), alertRules()]).matchAll(/"expr":"((?:\\.|[^"\\])*)"/g),
].map(([, text]) => String(JSON.parse(`"${text}"`)));
const expressions = [...shown, ...watched];

/** The metric of a series: a histogram has three kinds. */
function metricOf(series: string): string {
  const bare = series.replace(/_(?:bucket|count|sum)$/, '');
  return known[bare]?.type === 'histogram' ? bare : series;
}

const namesIn = (expr: string) =>
  [...expr.matchAll(/\bechotune_\w+/g)].map(([name]) => metricOf(name));

it('every metric that a dashboard or a rule names is in the catalogue, with the labels that it has', () => {
  const wrong: string[] = [];
  for (const expr of expressions) {
    const names = namesIn(expr);
    for (const name of names) if (known[name] === undefined) wrong.push(`${name}: ${expr}`);
    // What is grouped by belongs to one of the metrics at least.
    const all = new Set([
      ...['le', 'instance', 'job'],
      ...names.flatMap((name) => known[name]?.labels ?? []),
    ]);
    for (const [, by = ''] of expr.matchAll(/\bby \(([^)]*)\)/g)) {
      for (const label of by.split(', ')) if (!all.has(label)) wrong.push(`by ${label}: ${expr}`);
    }
    for (const [, series = '', selector = ''] of expr.matchAll(/\b(echotune_\w+)\{([^}]*)\}/g)) {
      const own = new Set(['le', 'instance', 'job', ...(known[metricOf(series)]?.labels ?? [])]);
      for (const [, label = ''] of selector.matchAll(/(\w+)(?:=~|!~|!=|=)"/g)) {
        if (!own.has(label)) wrong.push(`${series} has no ${label}: ${expr}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

it('what every process reads from the same store is never added up', () => {
  const wrong = expressions.flatMap((expr) =>
    [...expr.matchAll(/\bechotune_\w+/g)].flatMap(({ 0: name, index }) => {
      const { across, type } = known[metricOf(name)] ?? {};
      if (type !== 'gauge' || (across !== 'max' && across !== 'min')) return [];
      return /(?:max|min)(?: by \([^)]*\) )?\($/.test(expr.slice(0, index)) ? [] : [expr];
    }),
  );
  expect(wrong).toEqual([]);
});

it('every metric of the catalogue is on a dashboard or in a rule', () => {
  const seen = new Set(expressions.flatMap(namesIn));
  expect(Object.keys(catalogue).filter((name) => !seen.has(name))).toEqual([]);
});

it('every metric of the catalogue is reported, and all that is reported is in the catalogue', () => {
  const { names, problems } = reportedIn(parseTree(readTree()), known);
  expect(problems).toEqual([]);
  expect(Object.keys(catalogue).filter((name) => !names.has(name))).toEqual([]);
});

it('names end with their unit, as Prometheus has them', () => {
  const wrong = Object.entries(known).filter(([name, { type, help }]) => {
    const isCounter = name.endsWith('_total');
    return isCounter !== (type === 'counter') || /_(?:ms|millis|kb|mb)\b/.test(name) || help === '';
  });
  expect(wrong).toEqual([]);
});

it('every alert says what is wrong and what to do, and every promise what it is', () => {
  for (const { name, summary, doThis } of alerts) {
    expect(name).toMatch(/^EchoTune[A-Z]/);
    expect([summary.endsWith('.'), doThis.endsWith('.'), doThis.length > 20]).toEqual([
      ...[true, true, true],
    ]);
  }
  for (const { doThis, objective } of slos) {
    expect([doThis.endsWith('.'), objective > 0.9, objective < 1]).toEqual([true, true, true]);
  }
  expect(new Set(alerts.map(({ name }) => name)).size).toBe(alerts.length);
});
