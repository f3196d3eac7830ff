import type { Credit } from '@echotune/data';
import { nameKey } from './name-key.ts';

/** "feat." in its spellings, bracketed up to the bracket, or up to the end. */
const bracketed = /\s*[([](?:feat\.?|ft\.?|featuring)\s+([^)\]]+)[)\]]/iu;
/** Outside brackets "ft" needs its dot: "Six Ft Deep" credits nobody. */
const trailing = /\s+(?:[-–—]\s+)?(?:feat\.?|ft\.|featuring)\s+(.+)$/iu;

/**
 * Between featured artists: commas, but ", The X" belongs to the name before it ("Tyler, The
 * Creator"). "&" and "and" stay: nothing in a string tells "A & B" from "Simon & Garfunkel".
 */
const betweenFeatured = /\s*(?:,(?!\s+the\s)|;)\s*/iu;

export interface SplitTitle {
  /** The title without its feature credit. */
  readonly title: string;
  readonly featured: readonly string[];
}

/** Takes the feature credit out of a title or an artist: "Song (feat. A & B)" → "Song", [A, B]. */
export function splitFeatured(text: string): SplitTitle {
  for (const pattern of [bracketed, trailing]) {
    const match = pattern.exec(text);
    const names = match?.[1];
    if (match === null || names === undefined) continue;
    const title =
      `${text.slice(0, match.index)}${text.slice(match.index + match[0].length)}`.trim();
    if (title === '') continue;
    return { title, featured: names.split(betweenFeatured).filter((name) => name.trim() !== '') };
  }
  return { title: text.trim(), featured: [] };
}

/**
 * Artists of a track. The artist string is split at "feat." alone: commas and ampersands are part of
 * too many names, and nothing in a string says which.
 */
export function credits(artist: string, featuredInTitle: readonly string[]): Credit[] {
  const { title: main, featured } = splitFeatured(artist);
  const result: Credit[] = [{ name: main, key: nameKey(main), role: 'main' }];
  for (const name of [...featured, ...featuredInTitle]) {
    const key = nameKey(name);
    if (!result.some((credit) => credit.key === key)) {
      result.push({ name: name.trim(), key, role: 'featured' });
    }
  }
  return result;
}
