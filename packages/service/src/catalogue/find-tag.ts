import { nameKey } from '../identify/name-key.ts';
import type { CatalogueTraits } from '../recommend/keep-traits.ts';

/** The tag that songs here have for a name, however it is written ("Hip-Hop", "R&B"); null for none. */
export function findTag(traits: CatalogueTraits, name: string): string | null {
  const exact = name.trim().toLowerCase();
  const key = nameKey(name);
  const tags = traits.tags().map(({ tag }) => tag);
  return tags.find((tag) => tag === exact) ?? tags.find((tag) => nameKey(tag) === key) ?? null;
}
