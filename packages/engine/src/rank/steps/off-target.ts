import type { Adjustment } from '../rank.ts';
import { dialWeight } from './popularity-dial.ts';

/** What is further from what the listener would rather have moves down, as by a dial at its end. */
export const offTarget: Adjustment = {
  name: 'off-target',
  concerns: ({ context }) => context.offTarget !== undefined,
  adjust: (item, { context, unit }) => -dialWeight * unit * (context.offTarget?.(item) ?? 0) || 0,
};
