import type { RankRules } from '../rank/rank.ts';

export type ShelfName = 'on-repeat' | 'rediscover' | 'discover' | 'right-now' | 'for-you';

/** Why a shelf has nothing on it, so that a page can say what would help. */
export type EmptyReason =
  /** The listener has no plays yet. */
  | 'no-history'
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
  heard: 'any',
  artistCap: 3,
  diversity: 0.2,
  sampleLast: true,
};

/** The shelves of the home page. */
export const shelves: Readonly<Record<ShelfName, Shelf>> = {
  'on-repeat': {
    name: 'on-repeat',
    models: ['base-level', 'popularity'],
    rules: { ...rules, heard: 'only', diversity: 0.05 },
  },
  rediscover: { name: 'rediscover', models: ['rediscover'], rules: { ...rules, heard: 'only' } },
  discover: {
    name: 'discover',
    models: ['neighbours', 'popularity'],
    rules: { ...rules, heard: 'never', artistCap: 2, diversity: 0.3 },
  },
  'right-now': {
    name: 'right-now',
    models: ['right-now', 'base-level', 'popularity'],
    rules: { ...rules, heard: 'only' },
  },
  'for-you': { name: 'for-you', models: ['blend', 'base-level', 'popularity'], rules },
};
