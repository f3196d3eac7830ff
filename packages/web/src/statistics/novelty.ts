import type { StatisticsFigures } from '../api.generated.ts';

/** The plays of a range in three: shares that add up to 1, or 0 each without plays. */
export interface Novelty {
  /** The first ever of their song. */
  readonly discovered: number;
  /** The first in the range of a song known from before. */
  readonly returned: number;
  /** Of a song that was already played in the range. */
  readonly repeated: number;
}

export function noveltyOf({ plays, songs, newSongs }: StatisticsFigures): Novelty {
  const share = (count: number) => (plays > 0 ? count / plays : 0);
  return {
    discovered: share(newSongs),
    returned: share(songs - newSongs),
    repeated: share(plays - songs),
  };
}
