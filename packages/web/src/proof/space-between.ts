/** Two lines over the same steps, and the space between them. A drawing is 1000 × 1000 units. */
export interface TwoLines {
  readonly own: readonly number[];
  readonly other: readonly number[];
  /** The value at the top of the drawing; above 0. */
  readonly most: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const size = 1000;

/** Where a step lies, 0–1 from left to right; one alone lies in the middle. */
export function shareOfStep(step: number, steps: number): number {
  return steps < 2 ? 0.5 : step / (steps - 1);
}

function pointsOf(values: readonly number[], most: number): Point[] {
  return values.map((value, step) => ({
    x: shareOfStep(step, values.length) * size,
    y: (1 - value / most) * size,
  }));
}

const written = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** Path data of a line; a single value is a short stroke. */
export function linePath(values: readonly number[], most: number): string {
  const points = pointsOf(values, most);
  const [only] = points;
  if (points.length === 1 && only) return `M${written({ ...only, x: only.x - 20 })}h40`;
  return points.length === 0 ? '' : `M${points.map(written).join('L')}`;
}

/** Where the two lines cross between two steps, if they do. */
function crossing([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): Point | null {
  const [before, after] = [a.y - c.y, b.y - d.y];
  if (before * after >= 0) return null;
  const share = before / (before - after);
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

/** Path data of the space between the lines: where one's own lies above, and where it lies below. */
export function spacesBetween({ own, other, most }: TwoLines): { ahead: string; behind: string } {
  const [mine, theirs] = [pointsOf(own, most), pointsOf(other, most)];
  const paths = { ahead: '', behind: '' };
  const fill = (corners: readonly Point[], ownIsHigher: boolean) => {
    paths[ownIsHigher ? 'ahead' : 'behind'] += `M${corners.map(written).join('L')}Z`;
  };
  for (const [step, a] of mine.entries()) {
    const [b, c, d] = [mine[step + 1], theirs[step], theirs[step + 1]];
    if (b === undefined || c === undefined || d === undefined) break;
    const cross = crossing([a, b], [c, d]);
    if (cross === null) {
      if (a.y !== c.y || b.y !== d.y) fill([a, b, d, c], a.y + b.y < c.y + d.y);
    } else {
      fill([a, cross, c], a.y < c.y);
      fill([cross, b, d], b.y < d.y);
    }
  }
  return paths;
}

/** A round number at or above the largest value, and the values to rule a line at. */
export function scaleOf(values: readonly number[]): { most: number; rules: number[] } {
  const largest = Math.max(1, ...values);
  const step = [1, 2, 5, 10, 20, 50].find((each) => largest / each <= 4) ?? 50;
  const most = Math.ceil(largest / step) * step;
  return { most, rules: Array.from({ length: most / step }, (_, at) => (at + 1) * step) };
}
