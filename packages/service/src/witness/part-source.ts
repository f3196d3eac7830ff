import { EchoError, type Store, type Witness } from '@echotune/data';

export interface PartRequest {
  readonly listenerId: number;
  readonly playId: number;
  readonly source: string;
  /** UTC epoch milliseconds. */
  readonly at: number;
}

/**
 * Gives what a source tells of a play a play of its own, now and whenever it is imported again.
 * Returns the witnesses of which that is so. Throws play-unknown, source-unknown, input-invalid where
 * no other source tells of the play.
 */
export async function partSource(
  store: Store,
  { listenerId, playId, source, at }: PartRequest,
): Promise<Witness[]> {
  return store.transaction(async ({ witnesses }) => {
    const all = await witnesses.of(listenerId, playId);
    if (all.length === 0) throw new EchoError('play-unknown', `There is no play ${playId}.`);
    const mine = all.filter((one) => one.source === source);
    const sources = [...new Set(all.map((one) => one.source))];
    if (mine.length === 0) {
      const others = `${sources.join(', ')} ${sources.length === 1 ? 'does' : 'do'}`;
      const message = `${source} does not tell of play ${playId}: ${others}.`;
      throw new EchoError('source-unknown', message);
    }
    if (!(await witnesses.part(listenerId, playId, source, at))) {
      throw new EchoError('input-invalid', `Of play ${playId} ${source} alone tells.`);
    }
    return mine;
  });
}
