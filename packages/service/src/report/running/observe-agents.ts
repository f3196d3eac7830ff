import { latestLook } from '../../autopilot/advise.ts';
import { agentStanding } from '../../autopilot/agent-standing.ts';
import { type AgentDeps, allAgents } from '../../autopilot/all-agents.ts';
import { type DeliveryFacts, observeDelivery } from '../../autopilot/delivery/observe-delivery.ts';
import { type Fact, FactWriter } from '../fact.ts';

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const mostDecisions = 1000;

/** Who acts, what came of it within a week, and what agents advise people to do. */
export async function observeAgents(deps: AgentDeps): Promise<readonly Fact[]> {
  const { store, clock } = deps;
  const now = clock();
  const facts = new FactWriter('store: agents, acts, decision log of seven days', now);
  const agents = allAgents(deps);
  let acting = 0;
  let advised = 0;
  for (const agent of agents) {
    const { mode } = await agentStanding(store, agent);
    const { advice } = await latestLook(store, agent);
    facts.add('agents.mode', 'text', mode, agent.name);
    facts.add('agents.advice-of', 'count', advice.length, agent.name);
    acting += mode === 'on' ? 1 : 0;
    advised += advice.length;
  }
  const acts = await store.agents.acts({ since: now - weekMs, limit: mostDecisions });
  const came = (state: string) => acts.filter((act) => !act.dryRun && act.state === state).length;
  const log = await store.decisions.newest({ since: now - weekMs, limit: mostDecisions });
  return facts
    .add('agents.agents', 'count', agents.length)
    .add('agents.acting', 'count', acting)
    .add('agents.stopped', 'yes-no', (await store.agents.killed()) !== null)
    .add('agents.decisions', 'count', log.length)
    .add('agents.acts', 'count', acts.filter(({ dryRun }) => !dryRun).length)
    .add('agents.verified', 'count', came('verified'))
    .add('agents.reverted', 'count', came('reverted'))
    .add('agents.advice', 'count', advised).facts;
}

/** What the CI's last report says of the code that runs here. */
export async function observeTests(deps: AgentDeps): Promise<readonly Fact[]> {
  const now = deps.clock();
  const facts = new FactWriter('the last report of the tests (delivery_report)', now);
  const { report }: DeliveryFacts = await observeDelivery({ ...deps, ...deps.surroundings });
  if (report === null) return facts.unknown('delivery.tests', 'count', 'no-test-report').facts;
  if (report.is === 'unreadable') {
    return facts.unknown('delivery.tests', 'count', 'test-report-unreadable').facts;
  }
  const { total, failed, flaky, at } = report;
  facts
    .add('delivery.tests', 'count', total)
    .add('delivery.failed', 'count', failed.length)
    .add('delivery.flaky', 'count', flaky.length);
  if (failed[0] !== undefined) facts.add('delivery.first-failed', 'text', failed[0]);
  if (flaky[0] !== undefined) facts.add('delivery.first-flaky', 'text', flaky[0]);
  if (at !== null) facts.add('delivery.age', 'days', Math.max(0, Math.floor((now - at) / dayMs)));
  return facts.facts;
}
