import { EchoError, type Store } from '@echotune/data';
import { EngineError } from '@echotune/engine';
import { startIn, zoneOf } from '../import/shift-times.ts';
import { chooseListener } from './choose-listener.ts';

export interface RetimeRequest {
  readonly listenerId: number;
  readonly source: string;
  /** IANA name; null for the zone that the source claims. */
  readonly zone: string | null;
}

/**
 * Reads what a source told in another zone, now and in later imports: for exports that wrote local
 * time as UTC. Plays are grouped anew with those of other sources. Returns how many rows moved.
 * Throws listener-unknown, source-unknown, time-zone-unknown.
 */
export async function retimeSource(
  store: Store,
  { listenerId, source, zone }: RetimeRequest,
): Promise<number> {
  const { timeZone } = await chooseListener(store, { id: listenerId });
  const read = zone ?? zoneOf(source, { listener: timeZone, bySource: new Map() });
  try {
    return await store.witnesses.retime(listenerId, source, zone, startIn(source, read));
  } catch (cause) {
    if (!(cause instanceof EngineError)) throw cause;
    throw new EchoError('time-zone-unknown', `There is no time zone ${zone}.`, { cause });
  }
}
