/**
 * The k items with the largest positive scores that may be ranked, best first, equal scores by smaller
 * item: `recommend` of every model, under a condition. One pass; `mayRank` is asked of the few that
 * would get in.
 */
export function rankItems(
  scores: Float64Array,
  k: number,
  mayRank: (item: number) => boolean,
): number[] {
  const items: number[] = [];
  const best = new Float64Array(k + 1);
  let threshold = k > 0 ? 0 : Number.POSITIVE_INFINITY;
  for (let item = 0; item < scores.length; item++) {
    const score = scores[item]!;
    if (!(score > threshold) || !mayRank(item)) continue;
    let place = Math.min(items.length, k - 1);
    for (; place > 0 && best[place - 1]! < score; place--) {
      items[place] = items[place - 1]!;
      best[place] = best[place - 1]!;
    }
    items[place] = item;
    best[place] = score;
    if (items.length === k) threshold = best[k - 1]!;
  }
  return items;
}
