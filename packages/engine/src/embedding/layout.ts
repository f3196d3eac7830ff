import { seededRandom } from '../random.ts';
import { nearestRows } from './nearest-rows.ts';
import { principalCoordinates } from './principal-axes.ts';
import type { Vectors } from './vectors.ts';

/** Axes that neighbours are found by: what is beyond them is mostly noise. */
const axes = 16;
const neighbours = 12;
/** Of few points, and of as many as take a second with that. */
const epochsOf = (count: number) => (count > 800 ? 120 : 240);
/** Points that a point is pushed away from for each one it is drawn to. */
const pushes = 5;
/** How far neighbours stay from each other: attraction is halved at a distance of 1 / √stretch. */
const stretch = 0.3;
/** Half the width of what the layout begins with: wide enough for clusters to pass each other. */
const startSpread = 10;
const mostPush = 4;

/**
 * A place on the plane for each row, x and y one after the other, so that rows that are alike lie together:
 * the principal two axes, then neighbours drawn together and others pushed apart (McInnes, Healy and Melville,
 * "UMAP", 2018, with a = 0.3, b = 1 and uniform epochs). Within −1 … 1, most of it inside the unit circle. The same rows
 * give the same places. Time is rows² · 16 + rows · 12 · 240 · 6.
 */
export function layOut(vectors: Vectors): Float32Array {
  const { count } = vectors;
  if (count === 0) return new Float32Array(0);
  const reduced = principalCoordinates(vectors, axes);
  const places = startOf(reduced);
  const edges = nearestRows(reduced, neighbours);
  const random = seededRandom(count);
  const epochs = epochsOf(count);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = 1 - epoch / epochs;
    for (const { from, to, weight } of edges) {
      if (random() > weight) continue;
      draw(places, from, to, rate);
      for (let push = 0; push < pushes; push++) {
        repel(places, from, Math.floor(random() * count), rate);
      }
    }
  }
  return parted(fitted(places));
}

/** The first two axes, the first from −10 to 10; points that fall together lie apart by a hair. */
function startOf({ width, count, rows }: Vectors): Float64Array {
  const places = new Float64Array(2 * count);
  const random = seededRandom(count + 1);
  let widest = 0;
  for (let row = 0; row < count; row++) widest = Math.max(widest, Math.abs(rows[row * width]!));
  const scale = startSpread / (widest || 1);
  for (let row = 0; row < count; row++) {
    const second = width > 1 ? rows[row * width + 1]! : 0;
    places[2 * row] = rows[row * width]! * scale + (random() - 0.5) * 0.02;
    places[2 * row + 1] = second * scale + (random() - 0.5) * 0.02;
  }
  return places;
}

function draw(places: Float64Array, one: number, other: number, rate: number): void {
  const dx = places[2 * one]! - places[2 * other]!;
  const dy = places[2 * one + 1]! - places[2 * other + 1]!;
  const square = dx * dx + dy * dy;
  if (square === 0) return;
  const pull = (-2 * stretch) / (1 + stretch * square);
  const [x, y] = [held(pull * dx) * rate, held(pull * dy) * rate];
  places[2 * one]! += x;
  places[2 * one + 1]! += y;
  places[2 * other]! -= x;
  places[2 * other + 1]! -= y;
}

function repel(places: Float64Array, one: number, other: number, rate: number): void {
  const dx = places[2 * one]! - places[2 * other]!;
  const dy = places[2 * one + 1]! - places[2 * other + 1]!;
  const square = dx * dx + dy * dy;
  if (square === 0) return;
  const push = 2 / ((0.001 + square) * (1 + stretch * square));
  places[2 * one]! += held(push * dx) * rate;
  places[2 * one + 1]! += held(push * dy) * rate;
}

const held = (step: number) => Math.max(-mostPush, Math.min(mostPush, step));

/** Round the middle, so large that the furthest of all but two in a hundred lies on the unit circle. */
function fitted(places: Float64Array): Float32Array {
  const count = places.length / 2;
  const middle = [0, 1].map((axis) => {
    let sum = 0;
    for (let at = axis; at < places.length; at += 2) sum += places[at]!;
    return sum / count;
  });
  const away = Float64Array.from({ length: count }, (_, row) =>
    Math.hypot(places[2 * row]! - middle[0]!, places[2 * row + 1]! - middle[1]!),
  ).sort();
  const rim = away[Math.floor((count - 1) * 0.98)]! || 1;
  return Float32Array.from(places, (place, at) =>
    Math.max(-1, Math.min(1, (place - middle[at % 2]!) / rim)),
  );
}

/** The least distance of two points, as far as there is room, and rounds of making it. */
const leastApart = (count: number) => Math.min(0.045, 0.8 / Math.sqrt(count));
const partings = 12;

/** Points that lie on each other part, each by half of what is missing. */
function parted(places: Float32Array): Float32Array {
  const count = places.length / 2;
  const least = leastApart(count);
  for (let round = 0; round < partings; round++) {
    for (let one = 0; one < count; one++) {
      for (let other = one + 1; other < count; other++) part(places, one, other, least);
    }
  }
  return places.map((place) => Math.max(-1, Math.min(1, place)));
}

function part(places: Float32Array, one: number, other: number, least: number): void {
  const dx = places[2 * other]! - places[2 * one]!;
  const dy = places[2 * other + 1]! - places[2 * one + 1]!;
  if (Math.abs(dx) >= least || Math.abs(dy) >= least) return;
  const away = Math.hypot(dx, dy);
  if (away >= least || away === 0) return;
  const by = (least - away) / (2 * away);
  places[2 * one]! -= dx * by;
  places[2 * one + 1]! -= dy * by;
  places[2 * other]! += dx * by;
  places[2 * other + 1]! += dy * by;
}
