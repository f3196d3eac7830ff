import { type AgentParams, EchoError, enrichmentServices } from '@echotune/data';
import { enrichmentPause, heldUntil } from '../../enrich/hold-service.ts';
import { serviceNames } from '../../enrich/service-names.ts';
import { type ActKind, type Agent, makeAgent } from '../agent.ts';
import { numberParam, textParam } from '../read-params.ts';
import { decideContracts } from './decide-contracts.ts';
import { countMisfits, observeContracts } from './observe-contracts.ts';
import type { ProbeDeps } from './probe-service.ts';

/** Long beyond any settling time: it is lifted, and ends by itself where the agent is no more. */
const holdMs = 7 * 86_400_000;

/** Sees to it that nobody is asked whose answers do not fit. */
export function contractsAgent(deps: ProbeDeps): Agent {
  return makeAgent({
    ...{ name: 'contracts', version: 1, everyMs: 30 * 60_000, actsPerDay: 6 },
    acts: [hold(deps)],
    sentences: {
      hold: ({ service }) => `${serviceNames[String(service)] ?? service} is not asked about songs`,
      misfits: ({ provider, fresh }) =>
        `${fresh} answers of ${provider} did not fit of late: see \`echotune providers list\``,
    },
    observe: () => observeContracts(deps),
    decide: decideContracts,
    measure: async (_, { params, undo }) => {
      const counts = await countMisfits(deps.store);
      return (counts.get(textParam(params, 'service')) ?? 0) - numberParam(undo, 'misfits');
    },
  });
}

function serviceIn(params: AgentParams) {
  const named = textParam(params, 'service');
  const service = enrichmentServices.find((one) => one === named);
  if (service !== undefined) return service;
  throw new EchoError('store-corrupt', `An act is about ${named}, which is no service.`);
}

function hold({ store, clock }: ProbeDeps): ActKind {
  return {
    ...{ act: 'hold', lasts: true, coolDownMs: 2 * 3_600_000, isPermitted: true },
    prepare: async (params) => ({
      misfits: (await countMisfits(store)).get(serviceIn(params)) ?? 0,
    }),
    perform: ({ params }) =>
      store.providers.pause(
        enrichmentPause(serviceIn(params)),
        clock() + holdMs,
        'agent contracts',
      ),
    stands: async ({ params }) => (await heldUntil(store, serviceIn(params))) !== null,
    revert: async ({ params }) => {
      await store.providers.resume(enrichmentPause(serviceIn(params)));
    },
  };
}
