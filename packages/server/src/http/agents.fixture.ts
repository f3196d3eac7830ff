import type { Preparations } from './call.fixture.ts';
import type { TestApp } from './open-app.fixture.ts';

/** What calls about agents need to be there. */
export function agentPreparations({ echotune }: TestApp): Preparations {
  const { store } = echotune;
  const agent = async () => ({ path: { agent: 'budget' } });
  const turn = { at: 0 };
  return {
    changeAgent: async () => ({ ...(await agent()), body: { mode: 'dry-run', permits: null } }),
    runAgent: agent,
    listAgentActs: async () => ({ query: { agent: 'budget', cursor: undefined } }),
    listAgentLog: async () => ({ query: { agent: 'budget', cursor: undefined } }),
    undoAgentAct: async () => {
      turn.at += 1;
      const prediction = { metric: 'x', is: 'at-most', value: 1, dueAt: 1 } as const;
      const act = await store.agents.addAct({
        ...{
          agent: 'delivery',
          act: 'hold-agents',
          target: `test ${turn.at}`,
          params: {},
          why: {},
        },
        ...{ prediction, before: null, undo: {}, dryRun: false },
      });
      const id = act?.id ?? 0;
      await store.agents.changeAct(id, 'intended', { state: 'acted', isOpen: true });
      return { path: { id } };
    },
    replayAgentLook: async () => {
      const body = { version: 1, facts: { report: null }, acts: [], proposals: [], at: 1 };
      const { seq } = await store.decisions.append({ agent: 'delivery', kind: 'decided', body });
      return { path: { id: seq } };
    },
  };
}
