import type { Adjustment } from '../rank.ts';
import { dialWeight, leanOf } from './popularity-dial.ts';

/** The familiar ↔ discover dial where the model knows nothing of it: what lies on its other side moves down. */
export const familiarityDial: Adjustment = {
  name: 'familiarity-dial',
  concerns: ({ context }) => leanOf(context.familiarityDial) !== 0,
  adjust(item, { context, unit }) {
    const lean = leanOf(context.familiarityDial);
    const isKnown = (context.playCounts.get(item) ?? 0) > 0;
    return lean > 0 === isKnown ? 0 : -dialWeight * unit * Math.abs(lean) || 0;
  },
};
