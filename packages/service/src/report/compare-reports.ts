import { type Fact, idOf } from './fact.ts';
import type { Report } from './report-document.ts';

/** Which way is better, of facts that are worth comparing. */
const directions: Readonly<Record<string, 'more' | 'less'>> = {
  ...{ 'cache.hit-ratio': 'more', 'model.gain': 'more', 'model.acceptance': 'more' },
  ...{
    'model.age': 'less',
    'budget.used': 'less',
    'jobs.failed': 'less',
    'imports.rejected': 'less',
  },
  ...{ 'contracts.misfits': 'less', 'delivery.failed': 'less', 'delivery.flaky': 'less' },
  ...{ 'tests.unreached-files': 'less', 'tests.files': 'more', 'structure.cycles': 'less' },
  ...{ 'structure.long-files': 'less', 'workflows.unpinned-actions': 'less' },
  ...{ 'dependencies.outdated': 'less', 'dependencies.behind': 'less', 'licences.unknown': 'less' },
  ...{ 'docs.unlisted': 'less', 'health.wrong': 'less', 'security.exposed-files': 'less' },
  ...{
    'security.unused-keys': 'less',
    'security.weaknesses': 'less',
    'slo.error-ratio': 'less',
    'vitals.value': 'less',
  },
  ...{ 'agents.reverted': 'less', 'agents.acting': 'more', 'report.unknown': 'less' },
};

/** Less than that is how things go. */
const leastShare = 0.05;

/** What a report says that the last one did not, what it no longer says, and which facts are better or worse. */
export function compareReports(
  last: Report,
  now: Pick<Report, 'findings' | 'facts'>,
): NonNullable<Report['changes']> {
  const before = new Set(last.findings.map(({ key }) => key));
  const present = new Set(now.findings.map(({ key }) => key));
  return {
    since: last.at,
    appeared: now.findings.flatMap(({ key }) => (before.has(key) ? [] : [key])),
    gone: last.findings.flatMap(({ key, sentence }) => (present.has(key) ? [] : [sentence])),
    moved: movedFacts(last.facts, now.facts),
  };
}

function movedFacts(
  before: readonly Fact[],
  now: readonly Fact[],
): NonNullable<Report['changes']>['moved'] {
  const known = new Map(before.map((fact) => [idOf(fact), fact.value]));
  return now.flatMap((fact) => {
    const { name, of, unit, value } = fact;
    const was = known.get(idOf(fact));
    const direction = directions[name];
    if (direction === undefined || typeof value !== 'number' || typeof was !== 'number') return [];
    const most = Math.max(Math.abs(value), Math.abs(was));
    if (most === 0 || Math.abs(value - was) / most < leastShare) return [];
    const isBetter = value > was === (direction === 'more');
    return [{ name, of, unit, before: was, now: value, isBetter }];
  });
}
