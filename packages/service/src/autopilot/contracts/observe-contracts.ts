import { type EnrichmentService, enrichmentServices, type Store } from '@echotune/data';
import { heldUntil } from '../../enrich/hold-service.ts';
import { type ProbeDeps, probeService } from './probe-service.ts';

/** How well a service keeps to what was agreed. */
export interface ServiceFacts {
  readonly service: EnrichmentService;
  /** Answers of it that did not fit, ever. */
  readonly misfits: number;
  /** Of these, since what was last logged. */
  readonly fresh: number;
  /** Whether it is not asked about songs at present. */
  readonly isHeld: boolean;
  /** Whether an answer fits again, of one that is held and known to be the trouble; null where it was not asked. */
  readonly fits: boolean | null;
}

export interface ContractFacts {
  readonly services: readonly ServiceFacts[];
  /** Of all other providers. */
  readonly others: readonly {
    readonly provider: string;
    readonly misfits: number;
    readonly fresh: number;
  }[];
}

/**
 * How many answers did not fit, and how many more since the last look. A service that is held, verified to be the
 * trouble, is asked one question to see whether its answer fits again.
 */
export async function observeContracts(deps: ProbeDeps): Promise<ContractFacts> {
  const { store } = deps;
  const counts = await countMisfits(store);
  const before = await countsBefore(store);
  const fresh = (provider: string) =>
    before === null ? 0 : Math.max(0, (counts.get(provider) ?? 0) - (before.get(provider) ?? 0));
  const open = await store.agents.acts({ agent: 'contracts', isOpen: true });
  const services: ServiceFacts[] = [];
  for (const service of enrichmentServices) {
    const isHeld = (await heldUntil(store, service)) !== null;
    const isVerified = open.some(
      ({ target, state, dryRun }) => target === service && state === 'verified' && !dryRun,
    );
    services.push({
      ...{ service, misfits: counts.get(service) ?? 0, fresh: fresh(service), isHeld },
      fits: isHeld && isVerified ? await probeService(deps, service) : null,
    });
  }
  const others = [...counts]
    .filter(([provider]) => !enrichmentServices.some((service) => service === provider))
    .map(([provider, misfits]) => ({ provider, misfits, fresh: fresh(provider) }));
  return { services, others };
}

/** Answers that did not fit, by provider. */
export async function countMisfits({ providers }: Store): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { provider, count } of await providers.misfits()) {
    counts.set(provider, (counts.get(provider) ?? 0) + count);
  }
  return counts;
}

/** As they were at the last look that was logged; null before the first, when what is old is no news. */
async function countsBefore({ decisions }: Store): Promise<ReadonlyMap<string, number> | null> {
  const [last] = await decisions.newest({ agent: 'contracts', kind: 'decided', limit: 1 });
  if (last === undefined) return null;
  const facts: ContractFacts = JSON.parse(JSON.stringify(last.body.facts));
  const { services, others } = facts;
  return new Map([
    ...services.map(({ service, misfits }) => [service, misfits] as const),
    ...others.map(({ provider, misfits }) => [provider, misfits] as const),
  ]);
}
