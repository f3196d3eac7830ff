import { silentRadius } from '../groove/spiral.ts';

/** A ring of a record, in units of a drawing. */
export interface Band {
  readonly radius: number;
  readonly width: number;
  /** Which of the things it stands for, the first of several. */
  readonly first: number;
}

const widest = 15;
/** More could not be told apart. */
const mostBands = 130;

/**
 * The rings of a record's side for so many things, from the rim inwards, as a needle would meet them.
 * Of more than can be told apart each ring stands for several.
 */
export function bandsOf(count: number): Band[] {
  const bands = Math.min(count, mostBands);
  const pitch = Math.min(widest, (silentRadius.outer - silentRadius.inner) / Math.max(1, bands));
  return Array.from({ length: bands }, (_, at) => ({
    radius: silentRadius.outer - pitch * (at + 0.5),
    width: pitch * 0.72,
    first: Math.floor((at * count) / bands),
  }));
}

/** The ring that stands for a thing. */
export function bandAt(count: number, thing: number): number {
  return Math.floor((thing * Math.min(count, mostBands)) / count);
}
