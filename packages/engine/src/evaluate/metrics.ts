/**
 * Quality of one ranked list against the items that turned out relevant, each 0 … 1, larger is better.
 * Binary relevance; only the first k ranks count; 0 where nothing was relevant. Järvelin and
 * Kekäläinen, TOIS 2002, for nDCG with the logarithm of base 2.
 */
export type Metric = (
  ranked: readonly number[],
  relevant: ReadonlySet<number>,
  k: number,
) => number;

/** Gain of the relevant items discounted by rank, over that of the best possible list. */
export const ndcg: Metric = (ranked, relevant, k) => {
  let gain = 0;
  for (const [index, item] of ranked.slice(0, k).entries()) {
    if (relevant.has(item)) gain += 1 / Math.log2(index + 2);
  }
  let ideal = 0;
  for (let index = 0; index < Math.min(k, relevant.size); index++)
    ideal += 1 / Math.log2(index + 2);
  return ideal === 0 ? 0 : gain / ideal;
};

/** Share of the relevant items that are in the list. */
export const recall: Metric = (ranked, relevant, k) => {
  const found = ranked.slice(0, k).filter((item) => relevant.has(item)).length;
  return relevant.size === 0 ? 0 : found / relevant.size;
};

/** One over the rank of the first relevant item; its mean over cases is the MRR. */
export const reciprocalRank: Metric = (ranked, relevant, k) => {
  const index = ranked.slice(0, k).findIndex((item) => relevant.has(item));
  return index < 0 ? 0 : 1 / (index + 1);
};

/** 1 if any relevant item is in the list; its mean over cases is the hit rate. */
export const hit: Metric = (ranked, relevant, k) =>
  ranked.slice(0, k).some((item) => relevant.has(item)) ? 1 : 0;

/** Share of the k places that hold something relevant; a list that is shorter wastes the rest. */
export const precision: Metric = (ranked, relevant, k) =>
  k === 0 ? 0 : ranked.slice(0, k).filter((item) => relevant.has(item)).length / k;

/** Precision of as many places as there are relevant items, of k at most. */
export const rPrecision: Metric = (ranked, relevant, k) =>
  precision(ranked, relevant, Math.min(k, relevant.size));
