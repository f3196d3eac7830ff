import {
  doWhatFollows,
  giveUpUnreadable,
  keepLooks,
  lookAtModels,
  type TendDeps,
  type Tended,
} from '../../lifecycle/tend-models.ts';
import { agentStanding } from '../agent-standing.ts';
import { type AgentRun, runAgent } from '../run-agent.ts';
import { modelAgent } from './model-agent.ts';

/**
 * The hourly look at models, with the agent beside it. That models are trained, promoted and rolled back is promised to
 * everybody and waits for no switch: until the agent is turned on it says what it would do, and the lifecycle does it,
 * noted in the decision log. Turned on, the agent does it: with the acts that it is permitted, so many a day, with a
 * prediction, and back where that does not come true. While agents are stopped neither does; that a model whose file
 * cannot be read is given up is no decision, and happens always.
 */
export async function tendUnderAgent(deps: TendDeps): Promise<Tended & { readonly run: AgentRun }> {
  const { store } = deps;
  await giveUpUnreadable(deps);
  const seen = await lookAtModels(deps);
  const agent = modelAgent(deps, seen.facts);
  const run = await runAgent(deps, agent);
  const isKilled = (await store.agents.killed()) !== null;
  const { mode } = await agentStanding(store, agent);
  if (!isKilled && mode !== 'on') await doWhatFollows(deps, seen);
  // A look that somebody else's run has kept the agent from is taken again.
  else if (run.skipped !== 'busy') await store.transaction((tx) => keepLooks(tx, seen.facts));
  return { ...seen, run };
}
