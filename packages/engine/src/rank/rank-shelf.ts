import { itemsAbove } from '../kernel/items-above.ts';
import { TopHeap } from '../model/top-items.ts';
import type { Random } from '../random.ts';
import type {
  Adjustment,
  Candidate,
  Exclusion,
  RankContext,
  RankedShelf,
  Ranking,
  RankRules,
} from './rank.ts';
import { select } from './select.ts';
import { familiarityDial } from './steps/familiarity-dial.ts';
import { heard, unheard } from './steps/heard.ts';
import { noSuchSong } from './steps/no-such-song.ts';
import { offTarget } from './steps/off-target.ts';
import { popularityDial } from './steps/popularity-dial.ts';
import { recentlyShown } from './steps/recently-shown.ts';
import { unfit } from './steps/unfit.ts';
import { disliked, hidden, notNow, opinion } from './steps/verdicts.ts';

/** What does not belong here comes first, so that verdicts only count for what they really kept out. */
const exclusions: readonly Exclusion[] = [
  ...[noSuchSong, heard, unheard, unfit],
  ...[hidden, disliked, notNow],
];
const adjustments: readonly Adjustment[] = [
  opinion,
  familiarityDial,
  popularityDial,
  offTarget,
  recentlyShown,
];

/** Candidates beyond this are only looked at when the shelf cannot be filled without them. */
const firstLook = 500;

/** What the exclusions leave. */
interface Left {
  readonly items: Int32Array;
  /** The best score among them. */
  readonly unit: number;
  readonly removed: Map<string, number>;
}

/** Steps that have something to say on this shelf. */
function concerned<Step extends Exclusion | Adjustment>(steps: readonly Step[], ranking: Ranking) {
  return steps.filter((step) => step.concerns?.(ranking) ?? true);
}

function exclude(scores: Float64Array, ranking: Ranking): Left {
  const positive = itemsAbove(scores, 0);
  const items = new Int32Array(positive.length);
  const removed = new Map<string, number>();
  const objecting = concerned(exclusions, ranking);
  let left = 0;
  let unit = 0;
  for (const item of positive) {
    const score = scores[item]!;
    let step = 0;
    while (step < objecting.length && !objecting[step]!.excludes(item, ranking)) step++;
    if (step === objecting.length) {
      items[left++] = item;
      if (score > unit) unit = score;
      continue;
    }
    const { name } = objecting[step]!;
    removed.set(name, (removed.get(name) ?? 0) + 1);
  }
  return { items: items.subarray(0, left), unit, removed };
}

function candidateOf(item: number, modelScore: number, ranking: Ranking): Candidate {
  const moves: Record<string, number> = {};
  let score = modelScore;
  for (const step of adjustments) {
    const by = step.adjust(item, ranking);
    if (by === 0) continue;
    moves[step.name] = by;
    score += by;
  }
  const artist = ranking.context.catalogue.artistOf[item] ?? 0;
  return { item, artist, modelScore, adjustments: moves, score };
}

/** The best `count` of the items as candidates, best adjusted score first. */
function look(items: Int32Array, scores: Float64Array, ranking: Ranking, count: number) {
  const best = new TopHeap(count);
  const moving = concerned(adjustments, ranking);
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    let score = scores[item]!;
    for (let step = 0; step < moving.length; step++) score += moving[step]!.adjust(item, ranking);
    best.offer(item, score);
  }
  return best.sorted().map(({ item }) => candidateOf(item, scores[item]!, ranking));
}

/**
 * Turns a model's scores into the slots of a shelf: exclusions, adjustments, then a greedy selection
 * under the artist cap with diversity. Every slot's score is the model's plus its named adjustments,
 * which are in units of the best score that was left. Only positive scores are ranked. With `random`
 * and `rules.sampleLast` the last slot is drawn; without `random` nothing is.
 */
export function rankShelf(
  scores: Float64Array,
  rules: RankRules,
  context: RankContext,
  random?: Random,
): RankedShelf {
  const { items, unit, removed } = exclude(scores, { rules, context, unit: 0 });
  const ranking: Ranking = { rules, context, unit };
  let count = Math.min(items.length, Math.max(firstLook, rules.size * 10));
  let selection = select(look(items, scores, ranking, count), ranking, random);
  if (selection.slots.length < rules.size && count < items.length) {
    count = items.length;
    selection = select(look(items, scores, ranking, count), ranking, random);
  }
  const counts = Object.fromEntries(removed);
  for (const [name, passed] of selection.passedOver) counts[name] = passed.size;
  return { slots: selection.slots, removed: counts };
}
