import type { Chance } from './chance.ts';
import type { Palette } from './palette.ts';

/** One path of a cover, on a square of 100 × 100. */
export interface Mark {
  readonly d: string;
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  /** An SVG transform. */
  readonly move?: string;
}

/**
 * One way to compose a sleeve. `release` decides the composition, `track` bends a detail of it, so
 * that the songs of a release are seen to belong together.
 */
export type Family = (palette: Palette, release: Chance, track: Chance) => Mark[];

/** At most one decimal: a cover stays under 2 kB. */
function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Path data from numbers and commands, as tersely as SVG allows. */
export function path(strings: TemplateStringsArray, ...values: number[]): string {
  return String.raw({ raw: strings }, ...values.map(short));
}

export function disc(x: number, y: number, r: number): string {
  return path`M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0z`;
}
