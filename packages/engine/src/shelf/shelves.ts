import type { RankRules } from '../rank/rank.ts';

export type ShelfName = 'on-repeat' | 'rediscover' | 'discover' | 'right-now' | 'for-you';

/** Why a shelf has nothing on it, so that a page can say what would help. */
export type EmptyReason =
  /** The listener has no plays yet. */
  | 'no-history'
  /** Nothing has been played often enough to be on repeat. */
  | 'no-repeats'
  /** Nobody else's plays are known, so nothing new can be. */
  | 'no-community'
  /** All that the community plays has been heard. */
  | 'nothing-new'
  /** Nothing that was loved has been away for long enough. */
  | 'nothing-forgotten'
  /** There were candidates, and verdicts or rules kept all of them out. */
  | 'all-removed';

export interface Shelf {
  readonly name: ShelfName;
  /** Kinds of models by preference: the first that is there and fills a slot answers. */
  readonly models: readonly string[];
  readonly rules: RankRules;
}

const rules: RankRules = {
  size: 20,
  leastPlays: 0,
  mostPlays: Number.POSITIVE_INFINITY,
  artistCap: 3,
  diversity: 0.2,
  sampleLast: true,
};

/** The shelves of the home page. */
export const shelves: Readonly<Record<ShelfName, Shelf>> = {
  'on-repeat': {
    name: 'on-repeat',
    models: ['base-level', 'popularity'],
    // Twice may be chance; the third time it is on repeat.
    rules: { ...rules, leastPlays: 3, diversity: 0.05 },
  },
  rediscover: { name: 'rediscover', models: ['rediscover'], rules: { ...rules, leastPlays: 1 } },
  discover: {
    name: 'discover',
    models: ['blend', 'neighbours', 'popularity'],
    rules: { ...rules, mostPlays: 0, artistCap: 2, diversity: 0.3 },
  },
  'right-now': {
    name: 'right-now',
    models: ['right-now', 'base-level', 'popularity'],
    rules: { ...rules, leastPlays: 1 },
  },
  'for-you': { name: 'for-you', models: ['blend', 'base-level', 'popularity'], rules },
};
