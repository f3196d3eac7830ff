import { openAct } from '../agent.ts';
import { agentsHeld, holdTarget } from '../hold-agents.ts';
import type { Advice, Proposal, Situation } from '../proposal.ts';
import type { DeliveryFacts, ReportFacts } from './observe-delivery.ts';

const dayMs = 86_400_000;
const oldMs = 14 * dayMs;

/**
 * Code whose tests fail should not act by itself: until they pass the other agents only say what they would do. What
 * fails, is flaky or was not tested for long is for people to see to.
 */
export function decideDelivery(
  { report }: DeliveryFacts,
  situation: Situation,
): readonly Proposal[] {
  if (report === null) return [];
  if (report.is === 'unreadable') return [advise('report-unreadable', { code: report.code })];
  const failing = failingTests(report);
  const held = openAct(situation, holdTarget);
  const { flaky, at } = report;
  return [
    ...(failing.length > 0 ? [advise('failing', told(failing))] : []),
    ...(flaky.length > 0 ? [advise('flaky', told(flaky))] : []),
    ...(at !== null && situation.at - at > oldMs ? [advise('report-old', { at })] : []),
    ...(held !== null && failing.length === 0 ? [passes(held.id)] : []),
    ...(held === null && failing.length > 0 ? [hold(failing)] : []),
  ];
}

/** What is flaky says nothing of the code. */
export function failingTests({ failed, flaky }: ReportFacts & { is: 'read' }): readonly string[] {
  return failed.filter((name) => !flaky.includes(name));
}

function told(names: readonly string[]) {
  return { count: names.length, first: names[0] ?? '' };
}

function advise(advice: string, params: Advice['params']): Advice {
  return { does: 'advise', advice, target: 'delivery', params };
}

function passes(act: number): Proposal {
  return { does: 'lift', act, why: { reason: 'tests-pass' } };
}

function hold(failing: readonly string[]): Proposal {
  return {
    ...{ does: 'act', act: agentsHeld, target: holdTarget, params: told(failing) },
    why: { count: failing.length },
    // Somebody sees to it within that time, or holding helps nobody.
    predicts: { metric: 'failing', is: 'at-most', value: 0, afterMs: 3 * dayMs },
  };
}
