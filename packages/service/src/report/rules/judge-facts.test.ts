/** What is urgent comes before what is not. */
import { expect, it } from 'vitest';
import { FactSheet, FactWriter } from '../fact.ts';
import { scoreOf } from '../rank-findings.ts';
import { writeOf } from '../write-value.ts';
import { judgeFacts } from './judge-facts.ts';
import { thresholds } from './thresholds.ts';

const facts = () => new FactWriter('test', 1);
const findingsOf = ({ facts: some }: FactWriter) =>
  judgeFacts(new FactSheet([...some, ...thresholds(1)])).findings.map((draft) => ({
    ...{ code: draft.statement.code, score: scoreOf(draft) },
  }));

it('a budget that is forecast to last weighs little, one that is not weighs most', () => {
  const of = 'limit 1 (month)';
  const near = () =>
    facts().add('budget.used', 'share', 0.92, of).add('budget.limit', 'usd', 5, of);
  expect(findingsOf(near().add('budget.at-end', 'share', 0.93, of))).toEqual([
    { code: 'budget-lasts', score: 12 },
  ]);
  const urgent = [{ code: 'budget-near', score: 100 }];
  expect(findingsOf(near().add('budget.at-end', 'share', 1.1, of))).toEqual(urgent);
  expect(findingsOf(near())).toEqual(urgent);
});

it('a dependency of development weighs less than one that is used, and not as a break', () => {
  const outdated = (isDevelopment: boolean) =>
    facts()
      .add('dependencies.current', 'text', '5.0.0', 'one')
      .add('dependencies.newest', 'text', '6.0.0', 'one')
      .add('dependencies.behind', 'days', 200, 'one')
      .add('dependencies.is-major', 'yes-no', true, 'one')
      .add('dependencies.is-development', 'yes-no', isDevelopment, 'one');
  const [used, development] = [false, true].map((is) => findingsOf(outdated(is))[0]?.score ?? 0);
  expect(development).toBeGreaterThan(0);
  expect(development).toBeLessThan((used ?? 0) / 2);
});

it('what a limit is about is told in the reader’s language', () => {
  expect(writeOf('limit 1 (month)', 'de')).toBe('Grenze 1 (Monat)');
  expect(writeOf('limit 2 (google, assistant, one listener, total)', 'de')).toBe(
    'Grenze 2 (google, Assistent, eine Person, insgesamt)',
  );
  expect(writeOf('limit 1 (month)', 'en')).toBe('limit 1 (month)');
});
