import type { FactSheet } from '../fact.ts';
import { between, type Draft, type Judged, sureOf } from '../finding.ts';
import { type Statement, state } from '../sentences/statement.ts';
import { fewestMisfits, fewestRequests, soonDays } from './thresholds.ts';

const section = 'recommendations';

/** Whether providers keep to what was agreed, and what they are about to end. */
export function judgeIntegrations(sheet: FactSheet): Judged {
  const area = 'integrations';
  const findings: Draft[] = [];
  for (const misfits of sheet.numbers('contracts.misfits')) {
    const operations = sheet.known('contracts.operations', misfits.of);
    if (operations === null) continue;
    findings.push({
      ...{ statement: state('contract-flaky', { misfits, operations }), area, section },
      impact: between(2, 4, misfits.value / 20),
      ...{ confidence: misfits.value >= fewestMisfits ? 0.9 : 0.4 },
      ...{ effort: 'setting', command: 'providers-list' },
    });
  }
  for (const left of sheet.numbers('provider.days-left')) {
    const day = sheet.known('provider.ends-on', left.of);
    if (day === null) continue;
    const isOver = left.value <= 0;
    findings.push({
      statement: isOver
        ? state('provider-ended', { left, day })
        : state('provider-ends', { left, day }),
      ...{ area, section, impact: isOver ? 1 : between(2, 4, 1 - left.value / soonDays) },
      ...{ confidence: 0.8, effort: 'setting', command: 'providers-list' },
    });
  }
  for (const pause of sheet.numbers('provider.paused-for')) {
    findings.push({
      ...{ statement: state('provider-paused', { pause }), area, section },
      ...{ impact: 2, confidence: 1, effort: 'command', command: 'providers-list' },
    });
  }
  const kinds = sheet.number('contracts.kinds');
  return { findings, standing: kinds === null ? [] : [state('contracts-kept', { kinds })] };
}

/** Whether what is asked often is answered from the cache. */
export function judgeCaching(sheet: FactSheet): Judged {
  const area = 'caching';
  const findings: Draft[] = [];
  const standing: Statement[] = [];
  const wanted = sheet.number('rule.hit-ratio');
  for (const ratio of sheet.numbers('cache.hit-ratio')) {
    const requests = sheet.number('cache.requests', ratio.of);
    if (!requests || !wanted || requests.value < fewestRequests) continue;
    if (ratio.value >= wanted.value) {
      standing.push(state('cache-good', { requests, ratio }));
      continue;
    }
    findings.push({
      ...{ statement: state('cache-low', { requests, ratio, wanted }), area, section },
      impact: between(2, 4, 1 - ratio.value / wanted.value),
      ...{ confidence: sureOf(requests.value), effort: 'command', command: 'agents-cache' },
    });
  }
  for (const evicted of sheet.numbers('cache.evicted')) {
    const requests = sheet.number('cache.requests', evicted.of);
    if (!requests || evicted.value < requests.value / 10 || evicted.value < fewestRequests)
      continue;
    findings.push({
      ...{ statement: state('cache-evicts', { evicted, requests }), area, section },
      ...{ impact: 2, confidence: 0.8, effort: 'setting', command: 'cache-show' },
    });
  }
  return { findings, standing };
}

/** Whether service levels hold, as far as Prometheus tells. */
export function judgeObservability(sheet: FactSheet): Judged {
  const area = 'observability';
  const findings: Draft[] = [];
  const standing: Statement[] = [];
  for (const ratio of sheet.numbers('slo.error-ratio')) {
    const budget = sheet.number('slo.error-budget', ratio.of);
    if (budget === null) continue;
    if (ratio.value <= budget.value) {
      standing.push(state('slo-kept', { ratio, budget }));
      continue;
    }
    findings.push({
      ...{ statement: state('slo-burns', { ratio, budget }), area, section, impact: 5 },
      ...{ confidence: 0.9, effort: 'hours', command: 'doctor' },
    });
  }
  const isSetUp = sheet.holds('setup.prometheus', false);
  if (isSetUp) {
    findings.push({
      ...{ statement: state('no-prometheus', { isSetUp }), area, section: 'integrations' },
      ...{ impact: 2, confidence: 1, effort: 'setting', command: null },
    });
  }
  const untraced = sheet.holds('setup.traces', false);
  const failed = sheet.number('jobs.failed');
  if (untraced && failed) {
    findings.push({
      ...{ statement: state('no-traces', { isSetUp: untraced, failed }), area },
      ...{ section: 'integrations', impact: between(1, 2, failed.value / 10), confidence: 0.5 },
      ...{ effort: 'setting', command: null },
    });
  }
  return { findings, standing };
}

/** Whether pages are fast for those who open them: the limits for “good” of the Web Vitals. */
export function judgeFrontEnd(sheet: FactSheet): Judged {
  const findings: Draft[] = [];
  const standing: Statement[] = [];
  const percentile = sheet.number('rule.percentile');
  if (percentile === null) return { findings, standing };
  for (const vital of sheet.numbers('vitals.value')) {
    const wanted = sheet.number('rule.vital', vital.of?.split(' ')[0] ?? null);
    if (wanted === null) continue;
    if (vital.value <= wanted.value) {
      standing.push(state('page-good', { vital, percentile }));
      continue;
    }
    const slots = { vital, percentile, wanted };
    const statement =
      vital.unit === 'ratio' ? state('page-shifts', slots) : state('page-slow', slots);
    findings.push({
      ...{ statement, area: 'front-end', section },
      ...{ impact: between(2, 4, vital.value / wanted.value / 4), confidence: 0.7 },
      ...{ effort: 'hours', command: null },
    });
  }
  return { findings, standing };
}
