import type { SelectionStep } from '../rank.ts';

/** How alike two songs of one artist are at least. */
const sameArtist = 0.5;

/**
 * Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): a candidate loses by its likeness to
 * the most similar slot before it.
 */
export const diversity: SelectionStep = {
  name: 'diversity',
  adjust(candidate, taken, { rules, context, unit }) {
    let closest = 0;
    for (const { item, artist } of taken) {
      const likeness = context.similarity?.(candidate.item, item) ?? 0;
      closest = Math.max(closest, likeness, artist === candidate.artist ? sameArtist : 0);
    }
    return closest === 0 ? 0 : -rules.diversity * unit * closest;
  },
};
