import type { EnrichmentService, Store } from '@echotune/data';

/** Under which name a pause stands that is of asking about songs alone; what else a service is used for goes on. */
export function enrichmentPause(service: EnrichmentService): string {
  return `enrich:${service}`;
}

/** Until when a service is not asked about songs, UTC epoch milliseconds; null where it is. */
export function heldUntil(
  { providers }: Pick<Store, 'providers'>,
  service: EnrichmentService,
): Promise<number | null> {
  return providers.until(enrichmentPause(service));
}
