/** Sentences say numbers of facts, and no others, in both languages. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weaknesses } from '../../autopilot/security/find-weaknesses.ts';
import { weaknessAdvice } from '../../autopilot/security/say-weakness.ts';
import { type Fact, FactSheet, factUnits, idOf, type KnownFact } from '../fact.ts';
import { judgeFacts } from '../rules/judge-facts.ts';
import { thresholds } from '../rules/thresholds.ts';
import { writeValue } from '../write-value.ts';
import { adviceEnglish } from './advice-english.ts';
import { adviceGerman } from './advice-german.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import { isSentenceCode, type Statement, writeStatement } from './statement.ts';

const slotsIn = (text: string) =>
  new Set([...text.matchAll(/\{~?([a-zA-Z]+)/g)].map((match) => match[1]));
const withoutCode = (text: string) => text.replaceAll(/`[^`]*`/g, '');

describe.each(Object.keys(english).filter(isSentenceCode))('%s', (code) => {
  it('takes the same facts in both languages, one at least', () => {
    expect(slotsIn(english[code]).size).toBeGreaterThan(0);
    expect(slotsIn(german[code])).toEqual(slotsIn(english[code]));
  });

  it('has no number of its own', () => {
    for (const text of [english[code], german[code]]) expect(text).not.toMatch(/\d/);
  });
});

it('advice has no number of its own, and the same settings and commands in both languages', () => {
  const quoted = (text: string) => text.match(/`[^`]+`/g);
  for (const [code, text] of Object.entries(adviceEnglish)) {
    const other = Object.entries(adviceGerman).find(([name]) => name === code)?.[1] ?? '';
    for (const advice of [text, other]) expect(withoutCode(advice)).not.toMatch(/\d/);
    expect(quoted(other), code).toEqual(quoted(text));
  }
});

it('every setting that an advice names stands in the README’s table of settings', () => {
  const readme = readFileSync(new URL('../../../../../README.md', import.meta.url), 'utf8');
  const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
  const settings = new Set(
    rows.flatMap((row) => row.match(/(?<=`)[A-Za-z]+(?:_[A-Za-z]+)+(?=`)/g)),
  );
  const advices = [
    ...[...Object.values(adviceEnglish), ...Object.values(adviceGerman)],
    ...weaknesses.map(weaknessAdvice),
  ];
  const named = advices.flatMap((text) => text.match(/[A-Za-z]+(?:_[A-Za-z]+)+/g) ?? []);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !settings.has(name))).toEqual([]);
});

/** Names that rules ask for, with whatever units they have. */
const names = [
  ...['data.plays', 'data.listeners', 'model.age', 'model.new-plays', 'model.learned-plays'],
  ...['model.versions', 'model.gain', 'model.gain-low', 'model.gain-high', 'cache.requests'],
  ...['cache.hit-ratio', 'budget.used', 'budget.limit', 'budget.at-end', 'contracts.misfits'],
  ...['provider.days-left', 'jobs.done', 'jobs.failed', 'jobs.failed-of', 'imports.rows'],
  ...['imports.rejected', 'imports.unaccounted', 'tests.untested', 'dependencies.behind'],
  ...['structure.files', 'structure.packages', 'structure.cycles', 'structure.long-files'],
  ...['structure.most-lines', 'delivery.tests', 'delivery.failed', 'delivery.flaky'],
  ...['security.exposed-files', 'security.keys', 'security.unused-keys', 'slo.error-ratio'],
  ...['slo.error-budget', 'vitals.value', 'agents.agents', 'agents.acting', 'agents.advice'],
];
const texts = [
  ...['model.version', 'contracts.operations', 'provider.ends-on', 'delivery.first-failed'],
  ...['delivery.first-flaky', 'dependencies.current', 'dependencies.newest', 'health.problem'],
];
const flags = ['model.drifted', 'health.ok', 'setup.spotify', 'setup.traces', 'budget.closed'];
/** Of which there are several, each of something. */
const several =
  /^(model\.gain|cache|budget|contracts|provider|jobs\.failed-of|tests|dependencies|slo|vitals|health)/;
const about = fc.constantFrom('one', 'two', 'LCP of the page home');
const fact = fc.oneof(
  fc.record({
    ...{ name: fc.constantFrom(...names), of: about },
    unit: fc.constantFrom(...factUnits.filter((unit) => unit !== 'text' && unit !== 'yes-no')),
    value: fc.oneof(fc.nat(), fc.double({ min: -5, max: 5, noNaN: true })),
  }),
  fc.record({
    ...{ name: fc.constantFrom(...texts), of: about, unit: fc.constant('text' as const) },
    value: fc.stringMatching(/^[a-z]{1,9}$/),
  }),
  fc.record({
    ...{ name: fc.constantFrom(...flags), of: about, unit: fc.constant('yes-no' as const) },
    value: fc.boolean(),
  }),
);
const facts = fc.uniqueArray(fact, { selector: idOf, maxLength: 80 }).map((all) =>
  all.map(({ of, ...one }): KnownFact => {
    const rest = { ...one, why: null, source: 's', at: 1 };
    return { ...rest, of: several.test(one.name) ? of : null };
  }),
);

it('every number of every sentence is written as one of its facts is', () => {
  fc.assert(
    fc.property(facts, fc.constantFrom('en', 'de'), (some, language) => {
      const all = new Map([...some, ...thresholds(1)].map((one) => [idOf(one), one] as const));
      const { findings, standing } = judgeFacts(new FactSheet([...all.values()]));
      const said: Statement[] = [
        ...findings.map(({ statement }) => statement),
        ...[...standing.values()].flat(),
      ];
      for (const statement of said) {
        const text = writeStatement(statement, all, language);
        expect(text).not.toMatch(/[{}?]/);
        const told = statement.facts.flatMap((id) => spellings(all.get(id), language));
        expect(without(text, told)).not.toMatch(/\d/);
      }
    }),
  );
});

/** What its sentence may say of a fact. */
function spellings(fact: Fact | undefined, language: 'en' | 'de'): string[] {
  if (fact === undefined || fact.value === null) return [];
  return [writeValue(fact.value, fact.unit, language), fact.of ?? ''];
}

/** Longer ones first: a short one may be a part of them. */
function without(text: string, told: readonly string[]): string {
  return told
    .filter((one) => one !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, one) => left.replaceAll(one, ''), text);
}

it('one is told from several, and nothing from both', () => {
  const of = (value: number): ReadonlyMap<string, Fact> =>
    new Map([['a', { name: 'a', of: null, value, unit: 'count', why: null, source: 's', at: 1 }]]);
  const kept = { code: 'reports-kept', slots: { kept: 'a' } } as const;
  expect([0, 1, 2000].map((value) => writeStatement(kept, of(value), 'en'))).toEqual([
    'No earlier report is kept to compare with.',
    '1 earlier report is kept to compare with.',
    '2,000 earlier reports are kept to compare with.',
  ]);
  expect(writeStatement(kept, of(2000), 'de')).toContain('2.000 frühere Berichte');
});
