import type { Adjustment } from '../rank.ts';

const halfLifeMs = 24 * 3_600_000;
/** Share of the best score that a song loses when it was shown a moment ago. */
const weight = 0.25;

/** What was just shown moves down, less and less as time passes, so that a shelf does not stand still. */
export const recentlyShown: Adjustment = {
  name: 'recently-shown',
  concerns: ({ context }) => context.lastShownAt.size > 0,
  adjust(item, { context, unit }) {
    const shownAt = context.lastShownAt.get(item);
    if (shownAt === undefined) return 0;
    return -weight * unit * 2 ** (-Math.max(0, context.now - shownAt) / halfLifeMs);
  },
};
