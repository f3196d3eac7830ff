import type { Place } from './camera.ts';

export interface Label extends Place {
  readonly text: string;
  /** CSS pixels, as it is written. */
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
 * comes nearer and their places part, more of them.
 */
export function thinned<L extends Label>(labels: Iterable<L>, most: number): L[] {
  const kept: L[] = [];
  const boxes: Box[] = [];
  for (const label of labels) {
    if (kept.length === most) break;
    const box = boxOf(label);
    if (boxes.some((other) => meet(box, other))) continue;
    kept.push(label);
    boxes.push(box);
  }
  return kept;
}
