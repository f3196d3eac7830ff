import type { Store } from '@echotune/data';
import { utcOf, zonedClock } from '@echotune/engine';
import { type PlayRecord, sourceClocks } from '@echotune/formats';
import { chooseListener } from '../listener/choose-listener.ts';

/** In which zones a listener's sources are to be read. */
export interface Zones {
  /** The listener's own: for sources that write local time. */
  readonly listener: string;
  /** What the listener set, by source. */
  readonly bySource: ReadonlyMap<string, string>;
}

/** Throws listener-unknown. */
export async function zonesOf(store: Store, listenerId: number): Promise<Zones> {
  const { timeZone } = await chooseListener(store, { id: listenerId });
  return { listener: timeZone, bySource: await store.witnesses.zones(listenerId) };
}

/** The zone in which a source's stamps are to be read, null for UTC. */
export function zoneOf(source: string, { listener, bySource }: Zones): string | null {
  const set = bySource.get(source);
  if (set !== undefined) return set;
  return sourceClocks.get(source)?.zone === 'listener' ? listener : null;
}

/** What a stamp, written by a wall clock in a zone, is in UTC; `null` for stamps that are in UTC. */
function stampReader(zone: string | null): (stampedAt: number) => number {
  if (zone === null) return (stampedAt) => stampedAt;
  const clock = zonedClock(zone);
  return (stampedAt) => utcOf(stampedAt, clock);
}

/**
 * The start of a play of a source: its stamp, its key, stays as given. Plays that an archive hands on
 * from another source carry starts that were read already.
 */
export function startReader(source: string, zones: Zones): (play: PlayRecord) => number {
  const read = stampReader(zoneOf(source, zones));
  return ({ startedAt, stampedAt, source: handedOn }) =>
    handedOn === undefined ? startedAt + (read(stampedAt) - stampedAt) : startedAt;
}

/** The start that a source's stamp means when it is read in a zone, null for UTC. */
export function startIn(
  source: string,
  zone: string | null,
): (stampedAt: number, msPlayed: number) => number {
  const read = stampReader(zone);
  const isEnd = sourceClocks.get(source)?.stamps === 'end';
  return (stampedAt, msPlayed) => read(stampedAt) - (isEnd ? Math.max(0, msPlayed) : 0);
}
