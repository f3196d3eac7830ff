import type { Exclusion } from '../rank.ts';

/** Keeps known songs off a shelf of new ones: any play ever made counts, however short. */
export const heard: Exclusion = {
  name: 'heard',
  concerns: ({ rules }) => rules.mostPlays < Number.POSITIVE_INFINITY,
  excludes: (item, { rules, context }) => (context.playCounts.get(item) ?? 0) > rules.mostPlays,
};

/** Keeps new songs off a shelf of known ones, and songs heard once or twice off one of favourites. */
export const unheard: Exclusion = {
  name: 'unheard',
  concerns: ({ rules }) => rules.leastPlays > 0,
  excludes: (item, { rules, context }) => (context.playCounts.get(item) ?? 0) < rules.leastPlays,
};
