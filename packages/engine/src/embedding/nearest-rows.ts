import { TopHeap } from '../model/top-items.ts';
import type { Vectors } from './vectors.ts';

/** Two rows that lie near each other. */
export interface NearRows {
  readonly from: number;
  readonly to: number;
  /** 0 … 1: 1 for the nearest of a row, e^−1 at the mean distance of its neighbours from that. */
  readonly weight: number;
}

/** The k nearest of each row by Euclidean distance, in the order of the rows. Time is rows² · width. */
export function nearestRows({ width, count, rows }: Vectors, k: number): NearRows[] {
  const near: NearRows[] = [];
  for (let from = 0; from < count; from++) {
    const heap = new TopHeap(k);
    for (let to = 0; to < count; to++) {
      if (to === from) continue;
      let square = 0;
      for (let at = 0; at < width; at++) {
        const apart = rows[from * width + at]! - rows[to * width + at]!;
        square += apart * apart;
      }
      heap.offer(to, -square);
    }
    const found = heap.sorted().map(({ item, score }) => ({ to: item, away: Math.sqrt(-score) }));
    const nearest = found[0]?.away ?? 0;
    const spread = found.reduce((sum, { away }) => sum + away - nearest, 0) / found.length || 1;
    for (const { to, away } of found) {
      near.push({ from, to, weight: Math.exp((nearest - away) / spread) });
    }
  }
  return near;
}
