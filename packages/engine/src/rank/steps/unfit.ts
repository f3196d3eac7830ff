import type { Exclusion } from '../rank.ts';

/** Keeps out what is not what the listener asked for: another era, too long, other tags … */
export const unfit: Exclusion = {
  name: 'unfit',
  concerns: ({ context }) => context.only !== undefined,
  excludes: (item, { context }) => context.only?.(item) === false,
};
