import type { FactSheet, KnownFact } from '../fact.ts';
import { between, type Draft, type Judged } from '../finding.ts';
import { type Statement, state } from '../sentences/statement.ts';
import { mostRejected } from './thresholds.ts';

const section = 'recommendations';

/** Budgets, jobs, imports, and the parts that the diagnosis looks at. */
export function judgeHealth(sheet: FactSheet): Judged {
  const judged = [judgeBudgets(sheet), judgeJobs(sheet), judgeParts(sheet), judgeRows(sheet)];
  return {
    findings: judged.flatMap(({ findings }) => findings),
    standing: judged.flatMap(({ standing }) => standing),
  };
}

function judgeBudgets(sheet: FactSheet): Judged {
  const findings: Draft[] = [];
  const standing: Statement[] = [];
  for (const used of sheet.numbers('budget.used')) {
    const found = judgeLimit(sheet, used);
    const limit = sheet.number('budget.limit', used.of);
    if (found !== null) findings.push(found);
    else if (limit) standing.push(state('budget-room', { used, limit }));
  }
  const [models, limits] = [sheet.number('setup.language-models'), sheet.number('budget.limits')];
  if (models && limits && models.value > 0 && limits.value === 0) {
    findings.push({
      ...{ statement: state('budget-none', { models, limits }), area: 'health', section },
      ...{ impact: 4, confidence: 1, effort: 'command', command: 'budget-set' },
    });
  }
  return { findings, standing };
}

/** The worst that is to be said of a limit. */
function judgeLimit(sheet: FactSheet, used: KnownFact<number>): Draft | null {
  const isClosed = sheet.holds('budget.closed', true, used.of);
  const [limit, end] = [
    sheet.number('budget.limit', used.of),
    sheet.number('budget.at-end', used.of),
  ];
  const near = sheet.number('rule.budget-near')?.value ?? 1;
  const warned = sheet.number('budget.warned-from', used.of)?.value ?? near;
  const found = { area: 'health', section } as const;
  if (isClosed) {
    return {
      ...{ statement: state('budget-closed', { isClosed }), ...found },
      ...{ impact: 4, confidence: 1, effort: 'command', command: 'budget-alerts' },
    };
  }
  const isNear = used.value >= Math.min(near, warned);
  if (limit && isNear && end && end.value < 1) {
    return {
      ...{ statement: state('budget-lasts', { used, limit, end }), ...found },
      ...{ impact: 1, confidence: 0.6, effort: 'command', command: 'budget-list' },
    };
  }
  if (limit && isNear) {
    return {
      ...{ statement: state('budget-near', { used, limit }), ...found },
      ...{ impact: used.value >= near ? 5 : 3, confidence: 1 },
      ...{ effort: 'command', command: 'agents-budget' },
    };
  }
  if (!limit || !end || end.value <= 1) return null;
  return {
    ...{ statement: state('budget-ends', { end, limit }), ...found },
    ...{ impact: 3, confidence: 0.6, effort: 'command', command: 'budget-list' },
  };
}

function judgeJobs(sheet: FactSheet): Judged {
  const [done, all] = [sheet.number('jobs.done'), sheet.number('jobs.failed')];
  if (!done || !all) return { findings: [], standing: [] };
  const findings = sheet.numbers('jobs.failed-of').map(
    (failed): Draft => ({
      ...{ statement: state('jobs-failed', { failed, done }), area: 'health', section },
      ...{ impact: between(2, 4, failed.value / 10), confidence: 0.9 },
      ...{ effort: 'setting', command: 'jobs-failed' },
    }),
  );
  const isAny = done.value > 0;
  return { findings, standing: isAny ? [state('jobs-done', { done, failed: all })] : [] };
}

/** What rules of their own tell with more. */
const toldElsewhere: ReadonlySet<string> = new Set([
  ...['files-exposed', 'answers-misfit', 'provider-paused', 'ends-soon', 'jobs-failed'],
  'consent-ends',
]);

function judgeParts(sheet: FactSheet): Judged {
  const findings: Draft[] = [];
  for (const part of sheet.knowns('health.problem')) {
    if (toldElsewhere.has(String(part.value))) continue;
    const isWrong = sheet.holds('health.ok', false, part.of) !== null;
    const slots = { state: part };
    findings.push({
      statement: isWrong ? state('part-wrong', slots) : state('part-warns', slots),
      ...{ area: 'health', section, impact: isWrong ? 5 : 2, confidence: 1 },
      ...{ effort: 'setting', command: 'doctor' },
    });
  }
  const [parts, wrong] = [sheet.number('health.parts'), sheet.number('health.wrong')];
  return {
    findings,
    standing:
      parts && wrong?.value === 0 && parts.value > 0 ? [state('parts-well', { parts, wrong })] : [],
  };
}

function judgeRows(sheet: FactSheet): Judged {
  const [rows, rejected, unaccounted] = ['rows', 'rejected', 'unaccounted'].map((part) =>
    sheet.number(`imports.${part}`),
  );
  if (!rows || !rejected || !unaccounted || rows.value === 0) return { findings: [], standing: [] };
  const findings: Draft[] = [];
  const found = { area: 'health', section, confidence: 1, command: 'imports' } as const;
  if (rejected.value / rows.value > mostRejected) {
    findings.push({
      ...{ statement: state('rows-rejected', { rejected, rows }), ...found },
      ...{ impact: between(2, 4, rejected.value / rows.value), effort: 'hours' },
    });
  }
  if (unaccounted.value !== 0) {
    findings.push({
      ...{ statement: state('rows-lost', { unaccounted, rows }), ...found },
      ...{ impact: 5, effort: 'days' },
    });
  }
  const isWhole = unaccounted.value === 0;
  return { findings, standing: isWhole ? [state('rows-accounted', { rows, unaccounted })] : [] };
}

/** Whether agents act, and whether what they do helps. */
export function judgeAutopilot(sheet: FactSheet): Judged {
  const findings: Draft[] = [];
  const found = { area: 'autopilot', section } as const;
  const [agents, acting, decisions, acts, reverted, advice] = [
    ...['agents', 'acting', 'decisions', 'acts', 'reverted', 'advice'],
  ].map((part) => sheet.number(`agents.${part}`));
  const stopped = sheet.holds('agents.stopped', true);
  if (stopped) {
    findings.push({
      ...{ statement: state('agents-stopped', { stopped }), ...found },
      ...{ impact: 3, confidence: 1, effort: 'command', command: 'agents-revive' },
    });
  }
  if (agents && acting && acting.value === 0) {
    findings.push({
      ...{ statement: state('agents-idle', { acting, agents }), ...found },
      ...{ impact: 2, confidence: 0.7, effort: 'command', command: 'agents-list' },
    });
  }
  if (acts && reverted && reverted.value > 0 && reverted.value >= acts.value / 3) {
    findings.push({
      ...{ statement: state('agents-revert', { reverted, acts }), ...found },
      ...{ impact: 2, confidence: 0.8, effort: 'hours', command: 'agents-log' },
    });
  }
  if (advice && advice.value > 0) {
    findings.push({
      ...{ statement: state('agents-advise', { advice }), ...found },
      ...{ impact: between(2, 3, advice.value / 10), confidence: 0.9 },
      ...{ effort: 'command', command: 'agents-list' },
    });
  }
  const isActing = acting !== null && acting !== undefined && acting.value > 0;
  const standing =
    agents && isActing && decisions ? [state('agents-acting', { acting, agents, decisions })] : [];
  return { findings, standing };
}
