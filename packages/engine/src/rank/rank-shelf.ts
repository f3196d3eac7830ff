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
import { heard, unheard } from './steps/heard.ts';
import { noSuchSong } from './steps/no-such-song.ts';
import { recentlyShown } from './steps/recently-shown.ts';
import { disliked, hidden, notNow, opinion } from './steps/verdicts.ts';

/** What does not belong here comes first, so that verdicts only count for what they really kept out. */
const exclusions: readonly Exclusion[] = [noSuchSong, heard, unheard, hidden, disliked, notNow];
const adjustments: readonly Adjustment[] = [opinion, recentlyShown];

/** Candidates beyond this are only looked at when the shelf cannot be filled without them. */
const firstLook = 500;

/** What the exclusions leave. */
interface Left {
  readonly items: readonly number[];
  readonly removed: Map<string, number>;
}

function exclude(scores: Float64Array, ranking: Ranking): Left {
  const items: number[] = [];
  const removed = new Map<string, number>();
  for (let item = 0; item < scores.length; item++) {
    if (!(scores[item]! > 0)) continue;
    const objector = exclusions.find((step) => step.excludes(item, ranking));
    if (objector === undefined) items.push(item);
    else removed.set(objector.name, (removed.get(objector.name) ?? 0) + 1);
  }
  return { items, removed };
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
function look(items: readonly number[], scores: Float64Array, ranking: Ranking, count: number) {
  const best = new TopHeap(count);
  for (const item of items) {
    let score = scores[item]!;
    for (const step of adjustments) score += step.adjust(item, ranking);
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
  const { items, removed } = exclude(scores, { rules, context, unit: 0 });
  let unit = 0;
  for (const item of items) unit = Math.max(unit, scores[item]!);
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
