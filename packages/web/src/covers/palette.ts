import { hex } from '../theme/oklch.ts';
import { chanceOf } from './chance.ts';

/** Inks of one sleeve: everything is told apart by lightness first, so it holds in grey. */
export interface Palette {
  readonly ground: string;
  /** The figure: strong against the ground. */
  readonly bold: string;
  /** Between the ground and the figure. */
  readonly mid: string;
  /** Used once, for the eye to rest on. */
  readonly spark: string;
}

/** The artist's own hue in degrees: their sleeves and a share of the listener's accent. */
export function artistHue(artist: string): number {
  return chanceOf(`hue ${artist.toLowerCase()}`).unit() * 360;
}

/** Printed rather than glowing: few inks, a related or opposite second hue. */
export function artistPalette(artist: string): Palette {
  const chance = chanceOf(`palette ${artist.toLowerCase()}`);
  const hue = artistHue(artist);
  const second = hue + chance.pick([28, -32, 150, 180, 205]);
  switch (chance.pick(['night', 'night', 'paper', 'paper', 'colour', 'deep'])) {
    case 'night':
      return {
        ground: hex({ l: 0.2, c: 0.03, h: hue }),
        bold: hex({ l: 0.9, c: 0.045, h: hue + 10 }),
        mid: hex({ l: 0.5, c: 0.11, h: hue }),
        spark: hex({ l: 0.74, c: 0.16, h: second }),
      };
    case 'paper':
      return {
        ground: hex({ l: 0.93, c: 0.028, h: hue + 40 }),
        bold: hex({ l: 0.3, c: 0.07, h: hue }),
        mid: hex({ l: 0.66, c: 0.1, h: hue }),
        spark: hex({ l: 0.62, c: 0.18, h: second }),
      };
    case 'colour':
      return {
        ground: hex({ l: 0.7, c: 0.13, h: hue }),
        bold: hex({ l: 0.22, c: 0.05, h: hue }),
        mid: hex({ l: 0.5, c: 0.12, h: hue }),
        spark: hex({ l: 0.95, c: 0.05, h: second }),
      };
    default:
      return {
        ground: hex({ l: 0.4, c: 0.11, h: hue }),
        bold: hex({ l: 0.92, c: 0.05, h: second }),
        mid: hex({ l: 0.64, c: 0.13, h: hue + 15 }),
        spark: hex({ l: 0.8, c: 0.15, h: second }),
      };
  }
}
