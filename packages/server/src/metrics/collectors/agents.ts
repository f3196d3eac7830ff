import { agentModes } from '@echotune/data';
import { agentStanding, allAgents } from '@echotune/service';
import type { EchoTune } from '../../wire.ts';
import type { Collector, Reading } from '../gather.ts';

/** Which agents act; while all are stopped every one counts as off. */
export function agentsCollector(echotune: EchoTune): Collector {
  const { store } = echotune;
  return {
    name: 'agents',
    read: async () => {
      const isKilled = (await store.agents.killed()) !== null;
      const readings: Reading[] = [];
      for (const agent of allAgents(echotune)) {
        const { mode } = await agentStanding(store, agent);
        const now = isKilled ? 'off' : mode;
        readings.push(
          ...agentModes.map(
            (one): Reading => ({
              ...{ name: 'echotune_agent_mode', value: one === now ? 1 : 0 },
              labels: { agent: agent.name, mode: one },
            }),
          ),
        );
      }
      return readings;
    },
  };
}
