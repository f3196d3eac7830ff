import { listenerCountOf, type ModelSet } from '../blend/model-set.ts';
import type { Model, Query } from '../model/model.ts';
import { playsUntil } from '../profile.ts';
import type { Random } from '../random.ts';
import type { RankContext, RankedShelf, RankRules } from '../rank/rank.ts';
import { rankShelf } from '../rank/rank-shelf.ts';
import { type EmptyReason, type Shelf, type ShelfName, shelves } from './shelves.ts';

/** A model that was preferred and did not answer. */
export interface Degradation {
  readonly model: string;
  readonly why: 'missing' | 'failed' | 'nothing-to-say';
  /** What it threw, where it failed. */
  readonly cause?: unknown;
}

export interface ShelfAnswer extends RankedShelf {
  readonly shelf: ShelfName;
  /** Kind of the model that answered; null where the shelf is empty. */
  readonly model: string | null;
  /** The models before it in the shelf's list, in order. */
  readonly degraded: readonly Degradation[];
  /** Null where there is at least one slot. */
  readonly empty: EmptyReason | null;
}

export interface FillOptions {
  readonly size?: number;
  /** Draws the last slot; without it no slot is drawn. */
  readonly random?: Random;
}

/** Removals that say nothing of the listener's wishes: other than these, someone or something objected. */
const byNature = new Set(['heard', 'unheard', 'no-such-song', 'unfit']);

/** Shelves about certain songs: what everybody plays is no answer to them. */
const needsPlays: ReadonlySet<ShelfName> = new Set(['daily-mix', 'more-like-this', 'radio']);

function whyEmpty(
  shelf: ShelfName,
  models: ModelSet,
  query: Query,
  removed: Readonly<Record<string, number>>,
): EmptyReason {
  if (Object.keys(removed).some((step) => !byNature.has(step))) return 'all-removed';
  const hasPlays = playsUntil(query.plays, query.now) > 0;
  if (hasPlays && query.only !== undefined) return 'nothing-fits';
  if (shelf === 'daily-mix') return 'no-mix';
  if (shelf === 'more-like-this' || shelf === 'radio') return 'nothing-alike';
  if (!hasPlays) return 'no-history';
  if (shelf === 'rediscover') return 'nothing-forgotten';
  if (shelf === 'on-repeat') return 'no-repeats';
  if (shelf !== 'discover' && shelf !== 'weekly' && query.familiarity !== 0) return 'no-history';
  return listenerCountOf(models) > 1 ? 'nothing-new' : 'no-community';
}

/** On the mixed shelf the dial's ends are promises that no model and no fallback may break. */
function rulesFor(shelf: Shelf, { familiarity }: Query, { size }: FillOptions): RankRules {
  const isMixed = shelf.name === 'for-you';
  return {
    ...shelf.rules,
    size: size ?? shelf.rules.size,
    ...(isMixed && familiarity === 0 && { mostPlays: 0 }),
    ...(isMixed && familiarity === 1 && { leastPlays: 1 }),
  };
}

/** One shelf is filled after the other: the scores of each lie in the same memory. */
let room: Float64Array = new Float64Array(0);

function scored(model: Model, query: Query): Float64Array {
  // Longer than asked for where the listener knows newer songs: then that is the room of the next.
  room = model.score(query, room);
  return room;
}

/**
 * The slots of a shelf from the first of its models that has an answer, and which one that was. A model
 * that throws is passed over like one that is missing: a shelf degrades, it does not fail.
 */
export function fillShelf(
  name: ShelfName,
  models: ModelSet,
  query: Query,
  context: RankContext,
  options: FillOptions = {},
): ShelfAnswer {
  const shelf = shelves[name];
  const rules = rulesFor(shelf, query, options);
  const asked = query.only === undefined ? context : { ...context, only: query.only };
  const degraded: Degradation[] = [];
  if (needsPlays.has(name) && playsUntil(query.plays, query.now) === 0) {
    const empty = whyEmpty(name, models, query, {});
    return { shelf: name, model: null, slots: [], removed: {}, degraded, empty };
  }
  let removed: Readonly<Record<string, number>> = {};
  for (const kind of shelf.models) {
    const model = models.get(kind);
    if (model === undefined) {
      degraded.push({ model: kind, why: 'missing' });
      continue;
    }
    try {
      const ranked = rankShelf(scored(model, query), rules, asked, options.random);
      if (ranked.slots.length > 0) {
        return { ...ranked, shelf: name, model: kind, degraded, empty: null };
      }
      removed = { ...removed, ...ranked.removed };
      degraded.push({ model: kind, why: 'nothing-to-say' });
    } catch (cause) {
      degraded.push({ model: kind, why: 'failed', cause });
    }
  }
  const empty = whyEmpty(name, models, query, removed);
  return { shelf: name, model: null, slots: [], removed, degraded, empty };
}
