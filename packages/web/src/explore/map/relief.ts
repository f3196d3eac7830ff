import type { Place } from './camera.ts';

export interface Weighted extends Place {
  readonly weight: number;
}

/** Cells each way. */
const cells = 240;
/** The relief reaches that far from the middle. */
const reach = 1.3;
/** How far a point's height spreads, in units of the map. */
const spread = 0.065;
/** Lines between the foot and the top. */
const lines = 11;

const step = (2 * reach) / cells;
const toCell = (at: number) => (at + reach) / step;
const toPlace = (cell: number) => cell * step - reach;

/** The corners that are no further than `window` from one. */
function near(middle: number, window: number): number[] {
  const first = Math.max(0, middle - window);
  const last = Math.min(cells, middle + window);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

/** Heights at the corners of the cells, row by row: what many plays lie near stands high. */
export function heights(points: readonly Weighted[]): Float64Array {
  const side = cells + 1;
  const height = new Float64Array(side * side);
  const window = Math.ceil((3 * spread) / step);
  const fall = (place: number, middle: number) =>
    Math.exp(-((place - middle) ** 2) / (2 * spread * spread));
  for (const { x, y, weight } of points) {
    const columns = near(Math.round(toCell(x)), window);
    const across = columns.map((column) => weight * fall(toPlace(column), x));
    for (const row of near(Math.round(toCell(y)), window)) {
      const down = fall(toPlace(row), y);
      for (const [at, column] of columns.entries()) {
        const corner = row * side + column;
        height[corner] = (height[corner] ?? 0) + down * (across[at] ?? 0);
      }
    }
  }
  return height;
}

/** Of each level from the foot up: segments as x, y, x, y on the map, by marching squares. */
export function contours(height: Float64Array): number[][] {
  const most = height.reduce((top, one) => Math.max(top, one), 0);
  if (most === 0) return [];
  return Array.from({ length: lines }, (_, line) =>
    segmentsAt(height, most * ((line + 0.6) / lines) ** 1.7),
  );
}

function segmentsAt(height: Float64Array, level: number): number[] {
  const segments: number[] = [];
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      for (const place of crossings(height, row, column, level)) {
        segments.push(toPlace(place.x), toPlace(place.y));
      }
    }
  }
  return segments;
}

/** Where a level crosses a cell's edges, two by two, in cells. */
function crossings(height: Float64Array, row: number, column: number, level: number): Place[] {
  const at = row * (cells + 1) + column;
  const [a = 0, b = 0] = [height[at], height[at + 1]];
  const [d = 0, c = 0] = [height[at + cells + 1], height[at + cells + 2]];
  const share = (from: number, to: number) => (level - from) / (to - from);
  const isAbove = (one: number) => one >= level;
  const found: Place[] = [];
  if (isAbove(a) !== isAbove(b)) found.push({ x: column + share(a, b), y: row });
  if (isAbove(b) !== isAbove(c)) found.push({ x: column + 1, y: row + share(b, c) });
  if (isAbove(c) !== isAbove(d)) found.push({ x: column + share(d, c), y: row + 1 });
  if (isAbove(d) !== isAbove(a)) found.push({ x: column, y: row + share(a, d) });
  return found.length % 2 === 0 ? found : [];
}
