import type { Store } from '@echotune/data';
import { exportFormats } from '@echotune/formats';
import { zoneOf, zonesOf } from '../import/shift-times.ts';

/** What a source told of a listener. */
export interface ListenerSource {
  readonly source: string;
  /** e.g. `Last.fm as JSON`; the source's name where it has none. */
  readonly title: string;
  /** Plays that it tells of, others may too. */
  readonly plays: number;
  /** Zone in which its stamps are read, IANA name. */
  readonly zone: string;
  /** The zone is the listener's word, not the source's. */
  readonly isSet: boolean;
}

/** Every source that tells of a play of the listener. Throws listener-unknown. */
export async function listSources(store: Store, listenerId: number): Promise<ListenerSource[]> {
  const zones = await zonesOf(store, listenerId);
  const titles = new Map(exportFormats.map(({ name, title }) => [name, title]));
  return (await store.witnesses.sources(listenerId)).map(({ source, plays }) => ({
    source,
    title: titles.get(source) ?? source,
    plays,
    zone: zoneOf(source, zones) ?? 'UTC',
    isSet: zones.bySource.has(source),
  }));
}
