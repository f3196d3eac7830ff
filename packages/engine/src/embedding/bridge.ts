import { TopHeap } from '../model/top-items.ts';
import { cosine, isPlaced, type Vectors } from './vectors.ts';

export interface BridgeRequest {
  readonly from: number;
  readonly to: number;
  /** Items of the whole path, both ends among them; at least 3. */
  readonly length: number;
  /** Which items may lie between. */
  readonly fits: (item: number) => boolean;
  /** 0 where it is not known. */
  readonly artistOf: (item: number) => number;
}

/** Items looked at for each step: those nearest to the straight way there. */
const candidatesPerStep = 48;
/** What being near the item before counts, beside being near the way. */
const smoothness = 0.6;
/** What another song of the artist before costs. */
const sameArtist = 0.35;

interface Candidate {
  readonly item: number;
  readonly nearness: number;
}

/**
 * Items that lead from one to another, both included: steps at equal distances on the arc between the two
 * (Shoemake's slerp, SIGGRAPH 1985), and of the items near each step those that follow each other most
 * closely, found by dynamic programming (Viterbi). Each item stands once; two in a row are seldom of
 * one artist. Shorter than asked for where too few items fit; null where the vectors do not know an
 * end. Time is items · width · length.
 */
export function bridge(vectors: Vectors, request: BridgeRequest): number[] | null {
  const { from, to } = request;
  if (!isPlaced(vectors, from) || !isPlaced(vectors, to)) return null;
  const steps = [...stepsBetween(vectors, request), [{ item: to, nearness: 1 }]];
  let ways: readonly Way[] = [{ item: from, worth: 0, before: null }];
  for (const step of steps) {
    const next = step.flatMap((candidate) => bestWay(vectors, request, ways, candidate) ?? []);
    if (next.length > 0) ways = next;
  }
  return pathOf(ways[0] ?? null);
}

/** The best path that ends with an item. */
interface Way {
  readonly item: number;
  readonly worth: number;
  readonly before: Way | null;
}

/** Null where every way has been there already. */
function bestWay(
  vectors: Vectors,
  { artistOf }: BridgeRequest,
  ways: readonly Way[],
  { item, nearness }: Candidate,
): Way | null {
  let best: Way | null = null;
  for (const before of ways) {
    const isRepeat = artistOf(item) !== 0 && artistOf(item) === artistOf(before.item);
    const near = smoothness * cosine(vectors, before.item, item);
    const worth = before.worth + nearness + near - (isRepeat ? sameArtist : 0);
    if (worth <= (best?.worth ?? Number.NEGATIVE_INFINITY) || hasBeenAt(before, item)) continue;
    best = { item, worth, before };
  }
  return best;
}

function hasBeenAt(last: Way, item: number): boolean {
  for (let way: Way | null = last; way !== null; way = way.before) {
    if (way.item === item) return true;
  }
  return false;
}

function pathOf(last: Way | null): number[] {
  const path: number[] = [];
  for (let way = last; way !== null; way = way.before) path.push(way.item);
  return path.reverse();
}

/** The items nearest to each step between the ends. */
function stepsBetween(vectors: Vectors, { from, to, length, fits }: BridgeRequest): Candidate[][] {
  const { width, count, rows } = vectors;
  const points = Array.from({ length: length - 2 }, (_, step) =>
    pointBetween(vectors, from, to, (step + 1) / (length - 1)),
  );
  const heaps = points.map(() => new TopHeap(candidatesPerStep));
  for (let item = 0; item < count; item++) {
    if (item === from || item === to || !isPlaced(vectors, item) || !fits(item)) continue;
    for (const [step, point] of points.entries()) {
      let nearness = 0;
      for (let at = 0; at < width; at++) nearness += rows[item * width + at]! * point[at]!;
      heaps[step]?.offer(item, nearness);
    }
  }
  return heaps.map((heap) => heap.sorted().map(({ item, score }) => ({ item, nearness: score })));
}

/** A share of the way along the arc; along the line where the ends are alike or opposite. */
function pointBetween(vectors: Vectors, from: number, to: number, share: number) {
  const { width, rows } = vectors;
  const angle = Math.acos(Math.max(-1, Math.min(1, cosine(vectors, from, to))));
  const sine = Math.sin(angle);
  const isArc = sine > 1e-6;
  const [first, last] = isArc
    ? [Math.sin((1 - share) * angle) / sine, Math.sin(share * angle) / sine]
    : [1 - share, share];
  return Float64Array.from(
    { length: width },
    (_, at) => first * rows[from * width + at]! + last * rows[to * width + at]!,
  );
}
