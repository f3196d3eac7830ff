import { artistHue } from '../covers/palette.ts';
import { hex } from './oklch.ts';

export interface Admired {
  readonly name: string;
  readonly plays: number;
}

/**
 * The listener's hue in degrees: the mean direction of their top artists' hues, weighted by plays.
 * A new favourite turns it a little, never at once. Null while nobody has been played.
 */
export function listenerHue(artists: readonly Admired[]): number | null {
  let [east, north] = [0, 0];
  for (const { name, plays } of artists) {
    const angle = (artistHue(name) * Math.PI) / 180;
    east += plays * Math.cos(angle);
    north += plays * Math.sin(angle);
  }
  if (east === 0 && north === 0) return null;
  return ((Math.atan2(north, east) * 180) / Math.PI + 360) % 360;
}

/**
 * The accent on the dark ground and on paper, as `#rrggbb`. Lightness is fixed for each ground, so
 * that any hue keeps its contrast; chroma gives way where sRGB ends.
 */
export function accentsOf(hue: number): { readonly dark: string; readonly paper: string } {
  return { dark: hex({ l: 0.8, c: 0.135, h: hue }), paper: hex({ l: 0.49, c: 0.15, h: hue }) };
}

/** Hands the accent to the stylesheet, which chooses by the reader's colour scheme. */
export function wearAccent(hue: number, root: HTMLElement): void {
  const { dark, paper } = accentsOf(hue);
  root.style.setProperty('--accent-dark', dark);
  root.style.setProperty('--accent-paper', paper);
}
