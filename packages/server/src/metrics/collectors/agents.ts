import { agentStanding, allAgents } from '@echotune/service';
import type { EchoTune } from '../../wire.ts';
import type { Collector, Reading } from '../gather.ts';

/** In which mode each agent is. */
export function agentsCollector(echotune: EchoTune): Collector {
  return {
    name: 'agents',
    read: async () => {
      const readings: Reading[] = [];
      for (const agent of allAgents(echotune)) {
        const { mode } = await agentStanding(echotune.store, agent);
        readings.push({
          ...{ name: 'echotune_agent_mode', value: 1, labels: { agent: agent.name, mode } },
        });
      }
      return readings;
    },
  };
}
