import { disc, type Family, type Mark, path } from '../mark.ts';

/** A tile's figure, turned by quarters. */
type Tile = (x: number, y: number, size: number, turn: number) => string;

const quarter: Tile = (x, y, s, turn) =>
  [
    path`M${x} ${y}h${s}a${s} ${s} 0 0 1 ${-s} ${s}z`,
    path`M${x + s} ${y}v${s}a${s} ${s} 0 0 1 ${-s} ${-s}z`,
    path`M${x + s} ${y + s}h${-s}a${s} ${s} 0 0 1 ${s} ${-s}z`,
    path`M${x} ${y + s}v${-s}a${s} ${s} 0 0 1 ${s} ${s}z`,
  ][turn] ?? '';

const half: Tile = (x, y, s, turn) =>
  [
    path`M${x} ${y}h${s}a${s / 2} ${s / 2} 0 0 1 ${-s} 0z`,
    path`M${x + s} ${y}v${s}a${s / 2} ${s / 2} 0 0 1 0 ${-s}z`,
    path`M${x + s} ${y + s}h${-s}a${s / 2} ${s / 2} 0 0 1 ${s} 0z`,
    path`M${x} ${y + s}v${-s}a${s / 2} ${s / 2} 0 0 1 0 ${s}z`,
  ][turn] ?? '';

const corner: Tile = (x, y, s, turn) =>
  [
    path`M${x} ${y}h${s}l${-s} ${s}z`,
    path`M${x + s} ${y}v${s}l${-s} ${-s}z`,
    path`M${x + s} ${y + s}h${-s}l${s} ${-s}z`,
    path`M${x} ${y + s}v${-s}l${s} ${s}z`,
  ][turn] ?? '';

/** A lattice whose tiles turn by a rule, never by chance. */
export const grids: Family = (palette, release, track) => {
  const count = release.pick([3, 4, 4, 5]);
  const tile = release.pick([quarter, quarter, half, corner]);
  const size = 100 / count;
  const [a, b, c] = [release.whole(0, 3), release.whole(1, 3), release.pick([0, 1, 2])];
  const stride = release.pick([2, 3]);
  const shift = track.whole(0, 3);
  const inks = [palette.bold, palette.mid, palette.bold];
  const tiles = ['', '', ''];
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      const ink = (row + column * (stride - 1)) % stride;
      const turn = (a * column + b * row + c * row * column + shift) % 4;
      tiles[ink] += tile(column * size, row * size, size, turn);
    }
  }
  const at = () => (track.whole(0, count - 1) + 0.5) * size;
  const marks: Mark[] = tiles.map((d, ink) => ({ d, fill: inks[ink] ?? palette.bold }));
  return [
    ...marks.filter(({ d }) => d !== ''),
    { d: disc(at(), at(), size / 2), fill: palette.spark },
  ];
};
