import type { Adjustment } from '../rank.ts';

/** Share of the best score that a dial's ends take from what is furthest from them. */
export const dialWeight = 0.8;

/** Where a dial, 0 … 1, points: −1 … 1, and 0 in the middle or untouched. */
export function leanOf(position: number | undefined): number {
  return position === undefined ? 0 : 2 * Math.min(1, Math.max(0, position)) - 1;
}

/** The popular ↔ obscure dial: what lies on its other side moves down, the more the further it is turned. */
export const popularityDial: Adjustment = {
  name: 'popularity-dial',
  concerns: ({ context }) => leanOf(context.popularityDial?.position) !== 0,
  adjust(item, { context: { popularityDial: asked }, unit }) {
    const lean = leanOf(asked?.position);
    const fame = asked?.fame[item] ?? 0;
    return -dialWeight * unit * Math.abs(lean) * (lean > 0 ? 1 - fame : fame) || 0;
  },
};
