import { bestItems } from '../model/best-items.ts';
import { knots, placeOf } from './shape.ts';
import { itemsOn, placeOfItem, type View, type Voice } from './view.ts';

/** Candidates of every voice: what none of them has among its best cannot win in a blend. */
const candidatesEach = 80;

/**
 * The candidates of a question whose answer is known, as rows of features. Candidate c has the cells
 * starts[c] … starts[c + 1] − 1: cell f lies at the share `shares[f]` between the heights `heights[f]`
 * and `heights[f]` + 1 of all shapes one after the other. Its score is `scales[c]` times the sum over
 * its cells.
 */
export interface Question {
  readonly count: number;
  readonly isRelevant: Uint8Array;
  readonly scales: Float64Array;
  readonly starts: Int32Array;
  readonly heights: Int32Array;
  readonly shares: Float64Array;
  /** Relevant items, candidates or not. */
  readonly relevantCount: number;
}

/** A voice's best items; `items` are those of its side by place. */
function bestOf({ side, scores }: Voice, view: View): Int32Array {
  const items = itemsOn(side, view);
  return bestItems(scores, candidatesEach, () => true).map((place) => items[place]!);
}

export function questionOf(view: View, relevant: ReadonlySet<number>): Question {
  const { heard, voices, scales } = view;
  const items = [...new Set(voices.flatMap((voice) => [...bestOf(voice, view)]))];
  items.sort((a, b) => a - b);
  const heights: number[] = [];
  const shares: number[] = [];
  const starts = new Int32Array(items.length + 1);
  for (const [row, item] of items.entries()) {
    const place = placeOfItem(item, view);
    for (const voice of voices) {
      if (voice.side !== heard.sideOf(item)) continue;
      const score = voice.scores[place]!;
      if (!(score > 0)) continue;
      const { knot, share } = placeOf(score / voice.largest);
      heights.push(voice.source * knots + knot);
      shares.push(share);
    }
    starts[row + 1] = heights.length;
  }
  return {
    count: items.length,
    isRelevant: Uint8Array.from(items, (item) => (relevant.has(item) ? 1 : 0)),
    scales: Float64Array.from(items, (item) => scales[heard.sideOf(item)]),
    ...{ starts, heights: Int32Array.from(heights), shares: Float64Array.from(shares) },
    relevantCount: relevant.size,
  };
}
