import type { CoverTotals, EnrichmentCount, EnrichmentService, Store } from '@echotune/data';
import { type CoverFolder, tidyCovers } from '../covers/tidy-covers.ts';
import { scheduleEnrichment } from './enrich-in-job.ts';

/**
 * These services, and no others, may be asked about what a listener plays. Pictures go with the last consent.
 * Throws listener-unknown.
 */
export async function allowServices(
  deps: CoverFolder,
  listenerId: number,
  services: readonly EnrichmentService[],
): Promise<EnrichmentStatus> {
  const { store } = deps;
  await store.enrichment.allow(listenerId, services);
  await scheduleEnrichment(store);
  await tidyCovers(deps);
  return showEnrichment(store, listenerId);
}

export interface EnrichmentStatus {
  /** What the listener allows. */
  readonly allowed: readonly EnrichmentService[];
  /** What services were asked, whoever allowed it. */
  readonly asked: readonly EnrichmentCount[];
  /** What the Cover Art Archive had. */
  readonly covers: CoverTotals;
}

export async function showEnrichment(
  { enrichment, covers }: Store,
  listenerId: number,
): Promise<EnrichmentStatus> {
  return {
    allowed: await enrichment.allowed(listenerId),
    ...{ asked: await enrichment.counts(), covers: await covers.totals() },
  };
}
