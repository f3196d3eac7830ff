import { disc, type Family, type Mark, path } from '../mark.ts';

function swell(top: number, height: number, length: number, shift: number): string {
  const half = length / 2;
  const start = -length + (shift % length);
  const turns = Math.ceil((100 - start) / half);
  const first = path`M${start} ${top}q${half / 2} ${-height} ${half} 0`;
  return `${first}${path`t${half} 0`.repeat(turns)}V100H${Math.floor(start)}z`;
}

/** Swells one before the other, with a disc behind them. */
export const waves: Family = (palette, release, track) => {
  const count = release.whole(4, 7);
  const length = release.pick([50, 66, 100, 140]);
  const height = release.whole(8, 24);
  const horizon = release.whole(30, 48);
  const drift = release.pick([0, 6, 11]);
  const inks = release.pick([
    [palette.mid, palette.bold],
    [palette.bold, palette.ground],
    [palette.mid, palette.bold, palette.ground],
  ]);
  const shift = track.unit() * length;
  const swells: Mark[] = Array.from({ length: count }, (_, at) => ({
    d: swell(horizon + ((100 - horizon) * at) / count, height, length, shift + drift * at),
    fill: inks[at % inks.length] ?? palette.bold,
  }));
  const sun = disc(track.whole(28, 72), horizon - release.whole(2, 14), release.whole(12, 22));
  return [{ d: sun, fill: palette.spark }, ...swells];
};
