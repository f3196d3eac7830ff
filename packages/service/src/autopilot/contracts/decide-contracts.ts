import { openAct } from '../agent.ts';
import type { Advice, Proposal, Situation } from '../proposal.ts';
import type { ContractFacts, ServiceFacts } from './observe-contracts.ts';

const hourMs = 3_600_000;
/** So many answers that did not fit between two looks are no accident. */
const manyMisfits = 3;

/**
 * A service whose answers of late do not fit is not asked about songs any more, until an answer fits again: nothing
 * of a misfit goes on, and asking on would only be turned away or learn nothing. What else it is used for is for
 * people to decide, and so are providers that are not asked about songs.
 */
export function decideContracts(
  { services, others }: ContractFacts,
  situation: Situation,
): readonly Proposal[] {
  const advice = others
    .filter(({ fresh }) => fresh >= manyMisfits)
    .map(
      ({ provider, fresh }): Advice => ({
        ...{ does: 'advise', advice: 'misfits', target: provider, params: { provider, fresh } },
      }),
    );
  return [...services.flatMap((service) => ofService(service, situation)), ...advice];
}

function ofService(
  { service, fresh, isHeld, fits }: ServiceFacts,
  situation: Situation,
): readonly Proposal[] {
  const open = openAct(situation, service);
  if (open !== null) {
    const isLifted = open.state === 'verified' && fits === true;
    return isLifted ? [{ does: 'lift', act: open.id, why: { reason: 'fits-again' } }] : [];
  }
  if (isHeld || fresh < manyMisfits) return [];
  return [
    {
      ...{ does: 'act', act: 'hold', target: service, params: { service }, why: { fresh } },
      // Fewer than a quarter as many: a request may have been under way.
      predicts: {
        ...{ metric: 'misfits-since', is: 'at-most', value: Math.floor(fresh / 4) },
        afterMs: hourMs,
      },
    },
  ];
}
