/** How wide and high a course is drawn. */
export const courseSize = { width: 600, height: 44 } as const;

/** Shares of each bin, smoothed with its neighbours where there are many: a course, not a comb. */
export function sharesOf(listens: readonly number[], all: readonly number[]): number[] {
  const reach = listens.length > 40 ? 1 : 0;
  return listens.map((_, at) => {
    const [from, to] = [Math.max(0, at - reach), Math.min(listens.length, at + reach + 1)];
    const sum = (counts: readonly number[]) => counts.slice(from, to).reduce((a, b) => a + b, 0);
    return sum(listens) / Math.max(1, sum(all));
  });
}

/** The outline of a course: as far from its middle as its share is of `most`. */
export function coursePath(shares: readonly number[], most: number): string {
  const { width, height } = courseSize;
  const middle = height / 2;
  const step = width / Math.max(1, shares.length - 1);
  const edge = (side: 1 | -1) =>
    shares.map((share, at) => {
      const reach = Math.max(0.4, (share / most) * (middle - 1));
      return `${(at * step).toFixed(1)} ${(middle + side * reach).toFixed(1)}`;
    });
  return `M${[...edge(-1), ...edge(1).reverse()].join('L')}Z`;
}
