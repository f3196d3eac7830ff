import type { Exclusion } from '../rank.ts';

/** Ids that no song has (any more). */
export const noSuchSong: Exclusion = {
  name: 'no-such-song',
  excludes: (item, { context }) => !context.catalogue.artistOf[item],
};
