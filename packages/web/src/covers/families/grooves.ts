import { disc, type Family, type Mark } from '../mark.ts';

/** A record seen close: rings round a centre that may lie on an edge or a corner. */
export const grooves: Family = (palette, release, track) => {
  const [x, y] = release.pick([
    [50, 50],
    [50, 50],
    [0, 100],
    [100, 100],
    [50, 100],
    [30, 70],
  ]);
  const reach = Math.hypot(Math.max(x, 100 - x), Math.max(y, 100 - y)) * release.pick([0.66, 0.94]);
  const count = release.whole(4, 8);
  const gap = reach / (count + 0.5);
  const [from, to] = release.pick([
    [0.75, 0.15],
    [0.2, 0.7],
    [0.45, 0.45],
  ]);
  const lit = track.whole(1, count - 1);
  const rings: Mark[] = Array.from({ length: count }, (_, ring) => ({
    d: disc(x, y, gap * (ring + 1)),
    stroke: ring === lit ? palette.spark : ring % 3 === 2 ? palette.mid : palette.bold,
    width: gap * (from + ((to - from) * ring) / (count - 1)),
  }));
  const inward = x === 50 && y === 50 ? track.unit() * 6.3 : Math.atan2(50 - y, 50 - x);
  const angle = inward + (track.unit() - 0.5) * 1.2;
  const away = gap * (lit + 1);
  return [
    ...rings,
    { d: disc(x, y, gap * 0.32), fill: palette.spark },
    { d: disc(x + away * Math.cos(angle), y + away * Math.sin(angle), 4), fill: palette.spark },
  ];
};
