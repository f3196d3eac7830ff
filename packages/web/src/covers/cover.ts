import { chanceOf } from './chance.ts';
import { grids } from './families/grids.ts';
import { grooves } from './families/grooves.ts';
import { knots } from './families/knots.ts';
import { letterforms } from './families/letterforms.ts';
import { suns } from './families/suns.ts';
import { waves } from './families/waves.ts';
import type { Family, Mark } from './mark.ts';
import { artistPalette } from './palette.ts';

export interface Sleeve {
  readonly artist: string;
  readonly release: string | null;
  readonly title: string;
}

/** A square of 100 × 100: a ground and the paths printed on it. */
export interface Cover {
  readonly ground: string;
  readonly marks: readonly Mark[];
}

/**
 * The generated cover of a song: the artist gives the inks, the release the composition, the track
 * a variation of it. The same names give the same cover, everywhere and always. A song without a
 * release stands for itself.
 */
export function coverOf({ artist, release, title }: Sleeve): Cover {
  const palette = artistPalette(artist);
  const composition = chanceOf(`release ${artist} ${release ?? title}`.toLowerCase());
  const families: [Family, ...Family[]] = [grooves, waves, suns, grids, knots, letterforms(artist)];
  const family = composition.pick(families);
  const variation = chanceOf(`track ${artist} ${title}`.toLowerCase());
  return { ground: palette.ground, marks: family(palette, composition, variation) };
}

function printed({ d, fill, stroke, width, move }: Mark): string {
  const line = stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${width ?? 1}"`;
  const moved = move === undefined ? '' : ` transform="${move}"`;
  return `<path d="${d}" fill="${fill ?? 'none'}"${line}${moved}/>`;
}

/** The cover as a file of its own, under 2 kB. */
export function coverSvg({ ground, marks }: Cover): string {
  const paths = marks.map(printed).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M0 0h100v100H0z" fill="${ground}"/>${paths}</svg>`;
}
