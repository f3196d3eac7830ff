import { type Blend, blend } from '../blend/blend.ts';
import { kindsOf, type ModelSet, modelSet, similarityOf } from '../blend/model-set.ts';
import type { ZonedClock } from '../clock/zoned-clock.ts';
import { mixOfKinds } from '../content/kinds.ts';
import { interactionsBefore } from '../interactions.ts';
import { Frequency } from '../model/frequency.ts';
import type { Query } from '../model/model.ts';
import { MostRecent } from '../model/most-recent.ts';
import type { Catalogue, Interactions, Plays } from '../plays.ts';
import { playCounts, playsUntil } from '../profile.ts';
import type { RankContext } from '../rank/rank.ts';
import { fillShelf } from '../shelf/fill-shelf.ts';
import type { CalendarWeek } from './calendar-weeks.ts';

/**
 * Who suggests: EchoTune, or what anybody could without thinking: the songs the listener played last,
 * those they have played most, and what everybody plays now.
 */
export type Suggester = 'echotune' | 'most-recent' | 'frequency' | 'popularity';

export interface SuggestedList {
  readonly by: Suggester;
  /** Best first. */
  readonly items: readonly number[];
  /** Those among them that were played in the week, in the same order. */
  readonly hits: readonly number[];
}

/** What a shelf would have held at the beginning of the week, beside naive lists for the same purpose. */
export interface ShelfTrial {
  readonly shelf: 'for-you' | 'discover';
  /** Different songs of the week that the shelf could have held: on Discover those never heard before. */
  readonly right: number;
  /** EchoTune's first. */
  readonly lists: readonly SuggestedList[];
}

export interface BacktestWeek extends CalendarWeek {
  readonly listens: number;
  readonly songs: number;
  readonly trials: readonly ShelfTrial[];
}

/** What is known today; each week is given what of it was known then. */
export interface BacktestSource {
  /** Everybody's listens, the listener's among them. */
  readonly everybody: Interactions;
  /** The listens that form the listener's taste. */
  readonly taste: Plays;
  readonly catalogue: Catalogue;
  readonly clock: ZonedClock;
}

export interface BacktestOptions {
  readonly weeks: readonly CalendarWeek[];
  /** Songs on a shelf. */
  readonly size: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

function contextOf(models: ModelSet, { catalogue }: BacktestSource, query: Query): RankContext {
  const count = playsUntil(query.plays, query.now);
  const similarity = similarityOf(models);
  const kindOf = kindsOf(models);
  return {
    catalogue,
    now: query.now,
    playCounts: playCounts(query.plays, count),
    itemVerdicts: new Map(),
    artistVerdicts: new Map(),
    lastShownAt: new Map(),
    ...(similarity && { similarity }),
    ...(kindOf && { kinds: { kindOf, mix: mixOfKinds(query.plays, query.now, kindOf) } }),
  };
}

/** What each would have put on a shelf for the query. */
function suggestions(
  shelf: ShelfTrial['shelf'],
  models: ModelSet,
  query: Query,
  source: BacktestSource,
  size: number,
): [Suggester, number[]][] {
  const context = contextOf(models, source, query);
  const { slots } = fillShelf(shelf, models, query, context, { size });
  const echotune: [Suggester, number[]] = ['echotune', slots.map(({ item }) => item)];
  const everybodys = models.get('popularity')?.recommend(query, Number.POSITIVE_INFINITY) ?? [];
  const popular = everybodys.map(({ item }) => item);
  if (shelf === 'discover') {
    const unheard = popular.filter((item) => (context.playCounts.get(item) ?? 0) === 0);
    return [echotune, ['popularity', unheard.slice(0, size)]];
  }
  const own = [new MostRecent(0), new Frequency(0)] as const;
  return [
    echotune,
    ...own.map((naive): [Suggester, number[]] => [
      naive.kind,
      naive.recommend(query, size).map(({ item }) => item),
    ]),
    ['popularity', popular.slice(0, size)],
  ];
}

function trialOf(
  shelf: ShelfTrial['shelf'],
  played: ReadonlySet<number>,
  lists: readonly [Suggester, number[]][],
): ShelfTrial {
  return {
    shelf,
    right: played.size,
    lists: lists.map(([by, items]) => ({
      ...{ by, items },
      hits: items.filter((item) => played.has(item)),
    })),
  };
}

/**
 * What EchoTune would have recommended at the beginning of each week, and what was then played. The
 * models are fitted anew for every week on what everybody had played before it, the blend's shapes before
 * the first, so that nothing looks ahead; verdicts and what was shown are left out, as they are of today.
 * Weeks without a listen, or with none before them, are passed over. A step is a week: its cost is that of
 * a training.
 */
export function* backtest(
  source: BacktestSource,
  options: BacktestOptions,
): Generator<BacktestWeek, void> {
  const { taste, clock, everybody } = source;
  const { size, seed, signal } = options;
  let model: Blend | null = null;
  for (const week of options.weeks) {
    // The week's first moment is not yet known, nor is what starts in it.
    const now = week.startsAt - 1;
    const [from, to] = [playsUntil(taste, now), playsUntil(taste, week.endsAt - 1)];
    if (from === 0 || from === to) continue;
    const known = interactionsBefore(everybody, week.startsAt);
    const run = { seed, now, ...(signal && { signal }) };
    model = model === null ? blend.fit(known, blend.defaults, run) : model.refit(known, run);
    const models = modelSet(model);
    const query = { plays: taste, now, minuteOfWeek: clock.minuteOfWeek };
    const played = new Set(taste.items.subarray(from, to));
    const unheard = played.difference(new Set(taste.items.subarray(0, from)));
    const trial = (shelf: ShelfTrial['shelf'], right: ReadonlySet<number>) =>
      trialOf(shelf, right, suggestions(shelf, models, query, source, size));
    const trials = [trial('for-you', played), trial('discover', unheard)];
    yield { ...week, listens: to - from, songs: played.size, trials };
  }
}
