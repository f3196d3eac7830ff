import { type ActKind, type Agent, makeAgent } from '../agent.ts';
import { agentsHeld } from '../hold-agents.ts';
import { decideDelivery, failingTests } from './decide-delivery.ts';
import { type DeliveryDeps, observeDelivery } from './observe-delivery.ts';

/** Sees what the tests say of the code that runs here. */
export function deliveryAgent(deps: DeliveryDeps): Agent {
  return makeAgent({
    ...{ name: 'delivery', version: 1, everyMs: 3_600_000, actsPerDay: 2 },
    acts: [holdAgents],
    sentences: {
      [agentsHeld]: ({ count }) =>
        `The other agents only say what they would do, as tests fail (${count})`,
      failing: ({ count, first }) => `Tests fail (${count}), such as: ${first}`,
      flaky: ({ count, first }) => `Tests are flaky (${count}), such as: ${first}`,
      'report-unreadable': ({ code }) => `The report of the tests cannot be read (${code})`,
      'report-old': ({ at }) => `Nothing was tested since ${new Date(Number(at)).toISOString()}`,
    },
    observe: () => observeDelivery(deps),
    decide: decideDelivery,
    measure: async () => {
      const { report } = await observeDelivery(deps);
      return report?.is === 'read' ? failingTests(report).length : null;
    },
  });
}

/** That it stands in the store is all that it does: see `areAgentsHeld`. */
const holdAgents: ActKind = {
  ...{ act: agentsHeld, lasts: true, coolDownMs: 6 * 3_600_000, isPermitted: true },
  prepare: async () => ({}),
  perform: async () => {},
  stands: async () => true,
  revert: async () => {},
};
