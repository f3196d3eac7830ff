import type { Decision, Store } from '@echotune/data';
import { artistKey } from './name-key.ts';

/**
 * Says that a credit names several artists, the main one first. Throws artist-unknown, input-invalid
 * (fewer than two different names), identity-unchanged.
 */
export function splitArtist(
  store: Store,
  { artistId, names, by }: { artistId: number; names: readonly string[]; by: string },
): Promise<Decision> {
  const parts = names.map((name) => ({ name: name.trim(), key: artistKey(name) }));
  return store.identity.decide({ kind: 'split-artist', artistId, parts }, by);
}
