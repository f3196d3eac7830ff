import type { EnrichmentCount, EnrichmentService, Store } from '@echotune/data';
import { scheduleEnrichment } from './enrich-in-job.ts';

/** These services, and no others, may be asked about what a listener plays. Throws listener-unknown. */
export async function allowServices(
  store: Store,
  listenerId: number,
  services: readonly EnrichmentService[],
): Promise<EnrichmentStatus> {
  await store.enrichment.allow(listenerId, services);
  await scheduleEnrichment(store);
  return showEnrichment(store, listenerId);
}

export interface EnrichmentStatus {
  /** What the listener allows. */
  readonly allowed: readonly EnrichmentService[];
  /** What services were asked, whoever allowed it. */
  readonly asked: readonly EnrichmentCount[];
}

export async function showEnrichment(
  { enrichment }: Store,
  listenerId: number,
): Promise<EnrichmentStatus> {
  return { allowed: await enrichment.allowed(listenerId), asked: await enrichment.counts() };
}
