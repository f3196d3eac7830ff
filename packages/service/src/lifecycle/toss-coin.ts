import { createHash } from 'node:crypto';
import type { AliasedModel } from '@echotune/data';

/**
 * Whether a listener is among those whom the canary answers: a fair coin, the same for as long as this canary
 * runs and in every process, and tossed anew for the next one.
 */
export function isAnsweredBy(canary: AliasedModel, listenerId: number): boolean {
  const toss = `${canary.checksum} ${canary.since} ${listenerId}`;
  return (createHash('sha256').update(toss).digest()[0]! & 1) === 1;
}
