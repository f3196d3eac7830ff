import type { RankRules } from '../rank/rank.ts';

export type ShelfName =
  | 'on-repeat'
  | 'rediscover'
  | 'discover'
  | 'right-now'
  | 'for-you'
  /** New songs for a week: asked as of its beginning, so that it stays. */
  | 'weekly'
  /** A group of songs that belong together, and what goes with them. */
  | 'daily-mix'
  /** Asked with a few songs for a profile. */
  | 'more-like-this'
  /** A longer list that goes with songs, played one after the other. */
  | 'radio';

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
  /** There are fewer groups of songs that belong together. */
  | 'no-mix'
  /** Nobody else plays what is asked about. */
  | 'nothing-alike'
  /** No song that could be here is as the listener asked. */
  | 'nothing-fits'
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
  calibration: 0,
  sampleLast: true,
};

/** Every list of songs that can be asked for. */
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
    rules: { ...rules, mostPlays: 0, artistCap: 2, diversity: 0.3, calibration: 1 },
  },
  'right-now': {
    name: 'right-now',
    models: ['right-now', 'base-level', 'popularity'],
    rules: { ...rules, leastPlays: 1 },
  },
  weekly: {
    name: 'weekly',
    models: ['blend', 'neighbours', 'popularity'],
    rules: {
      ...rules,
      ...{ size: 30, mostPlays: 0, artistCap: 1 },
      ...{ diversity: 0.3, calibration: 1, sampleLast: false },
    },
  },
  'daily-mix': {
    name: 'daily-mix',
    models: ['blend', 'base-level'],
    rules: { ...rules, size: 30, artistCap: 5, diversity: 0.05, sampleLast: false },
  },
  'more-like-this': {
    name: 'more-like-this',
    models: ['blend', 'neighbours'],
    rules: { ...rules, sampleLast: false },
  },
  radio: {
    name: 'radio',
    models: ['blend', 'neighbours'],
    rules: { ...rules, size: 50, diversity: 0.3, sampleLast: false },
  },
  'for-you': {
    name: 'for-you',
    models: ['blend', 'base-level', 'popularity'],
    rules: { ...rules, calibration: 0.25 },
  },
};
