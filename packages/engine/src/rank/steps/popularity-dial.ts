import type { Adjustment } from '../rank.ts';

/** Share of the best score that the dial's ends take from what is furthest from them. */
const weight = 0.8;

/** The popular ↔ obscure dial: what lies on its other side moves down, the more the further it is turned. */
export const popularityDial: Adjustment = {
  name: 'popularity-dial',
  concerns: ({ context }) =>
    context.popularityDial !== undefined && context.popularityDial.position !== 0.5,
  adjust(item, { context: { popularityDial: asked }, unit }) {
    if (asked === undefined) return 0;
    const fame = asked.fame[item] ?? 0;
    const lean = 2 * Math.min(1, Math.max(0, asked.position)) - 1;
    const away = lean > 0 ? 1 - fame : fame;
    return -weight * unit * Math.abs(lean) * away || 0;
  },
};
