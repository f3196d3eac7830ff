import type { Frame, Place } from './camera.ts';

export interface Label extends Place {
  readonly text: string;
  /** CSS pixels, as it is written; the place is its middle. */
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
}

const gap = 6;

const boxOf = ({ x, y, width, height }: Label): Box => ({
  ...{ left: x - width / 2 - gap, right: x + width / 2 + gap },
  ...{ top: y - height / 2 - gap / 2, foot: y + height / 2 + gap / 2 },
});

const meet = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.foot && b.top < a.foot;

/**
 * Those that can stand without touching each other, the first before the others, at most `most`: as the map
 * comes nearer and their places part, more of them. Each is given with all the places where it may stand,
 * the best first.
 */
export function thinned<L extends Label>(wanted: Iterable<readonly L[]>, most: number): L[] {
  const kept: L[] = [];
  const boxes: Box[] = [];
  for (const places of wanted) {
    if (kept.length >= most) break;
    const label = places.find((place) => !boxes.some((other) => meet(boxOf(place), other)));
    if (label === undefined) continue;
    kept.push(label);
    boxes.push(boxOf(label));
  }
  return kept;
}

const cellPixels = 5;

/** What labels had better not cover, on a grid of a few pixels. */
export class Ground {
  readonly #columns: number;
  readonly #rows: number;
  readonly #taken: Uint8Array;

  constructor({ width, height }: Frame) {
    this.#columns = Math.ceil(width / cellPixels);
    this.#rows = Math.ceil(height / cellPixels);
    this.#taken = new Uint8Array(this.#columns * this.#rows);
  }

  /** A point of that radius, CSS pixels. */
  take({ x, y }: Place, radius: number): void {
    const size = 2 * radius;
    this.#each({ x, y, width: size, height: size, text: '' }, (cell) => {
      this.#taken[cell] = 1;
    });
  }

  /** How much of a label's cells are taken, 0 … 1. */
  covered(label: Label): number {
    let [cells, taken] = [0, 0];
    this.#each(label, (cell) => {
      cells += 1;
      taken += this.#taken[cell] ?? 0;
    });
    return cells === 0 ? 0 : taken / cells;
  }

  #each({ x, y, width, height }: Label, visit: (cell: number) => void): void {
    const [left, right] = [x - width / 2, x + width / 2].map((at) => Math.floor(at / cellPixels));
    const [top, foot] = [y - height / 2, y + height / 2].map((at) => Math.floor(at / cellPixels));
    for (let row = Math.max(0, top ?? 0); row <= Math.min(this.#rows - 1, foot ?? 0); row += 1) {
      for (
        let column = Math.max(0, left ?? 0);
        column <= Math.min(this.#columns - 1, right ?? 0);
        column += 1
      ) {
        visit(row * this.#columns + column);
      }
    }
  }
}
