import type { Exclusion } from '../rank.ts';

/** Keeps known songs off a shelf of new ones: any play ever made counts, however short. */
export const heard: Exclusion = {
  name: 'heard',
  excludes: (item, { rules, context }) => rules.heard === 'never' && context.heard[item] === 1,
};

/** Keeps new songs off a shelf of known ones. */
export const unheard: Exclusion = {
  name: 'unheard',
  excludes: (item, { rules, context }) => rules.heard === 'only' && context.heard[item] !== 1,
};
