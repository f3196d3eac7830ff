import { EchoError, type Store, type VerdictKind } from '@echotune/data';
import type { SourceTrack } from '@echotune/formats';
import { resolveSpelling } from '../identify/resolve-spelling.ts';
import { giveVerdict } from './give-verdict.ts';

/** The song that a source's names lead to; it is in the catalogue afterwards. */
async function songOf(store: Store, source: string, track: SourceTrack): Promise<number> {
  const [ids] = await store.catalogue.resolve([resolveSpelling(source, track)]);
  if (ids === undefined) throw new EchoError('internal', 'A track was not resolved.');
  return ids.songId;
}

/** Stores what a listener says of a track that a player names; null takes back what was said. */
export async function judgeTrack(
  store: Store,
  { listenerId, source, at }: { listenerId: number; source: string; at: number },
  track: SourceTrack,
  kind: VerdictKind | null,
): Promise<void> {
  await store.transaction(async (tx) => {
    const songId = await songOf(tx, source, track);
    if (kind === null) await tx.verdicts.clear(listenerId, { songId });
    else await giveVerdict(tx, listenerId, { songId }, kind, at);
  });
}
