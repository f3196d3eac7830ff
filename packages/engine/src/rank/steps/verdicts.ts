import type { Adjustment, Exclusion, RankContext, Ranking, VerdictKind } from '../rank.ts';

function said(kind: VerdictKind, item: number, context: RankContext): boolean {
  return context.itemVerdicts.get(item) === kind || artistVerdict(item, context) === kind;
}

const anyVerdict = ({ context: { itemVerdicts, artistVerdicts } }: Ranking) =>
  itemVerdicts.size + artistVerdicts.size > 0;

function artistVerdict(item: number, context: RankContext): VerdictKind | undefined {
  if (context.artistVerdicts.size === 0) return undefined;
  return context.artistVerdicts.get(context.catalogue.artistOf[item] ?? 0);
}

/** Songs and artists the listener never wants to see. */
export const hidden: Exclusion = {
  name: 'hidden',
  concerns: anyVerdict,
  excludes: (item, { context }) => said('hide', item, context),
};

/** Songs and artists the listener does not want for the time being. */
export const notNow: Exclusion = {
  name: 'not-now',
  concerns: anyVerdict,
  excludes: (item, { context }) => said('not-now', item, context),
};

/** Songs the listener dislikes. Other songs of a disliked artist only move down (`opinion`). */
export const disliked: Exclusion = {
  name: 'disliked',
  concerns: anyVerdict,
  excludes: (item, { context }) => context.itemVerdicts.get(item) === 'dislike',
};

/** Share of the best score that a verdict on the song moves it by. */
const songMove: Readonly<Record<string, number>> = { love: 0.3, like: 0.2 };
/** The same for a verdict on its artist. */
const artistMove: Readonly<Record<string, number>> = { love: 0.15, like: 0.1, dislike: -0.4 };

/** Liked and loved songs and artists up, disliked artists down. */
export const opinion: Adjustment = {
  name: 'opinion',
  concerns: anyVerdict,
  adjust(item, { context, unit }) {
    const song = songMove[context.itemVerdicts.get(item) ?? ''] ?? 0;
    const artist = artistMove[artistVerdict(item, context) ?? ''] ?? 0;
    return unit * (song + artist);
  },
};
