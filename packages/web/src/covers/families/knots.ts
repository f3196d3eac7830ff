import { type Family, path } from '../mark.ts';

type Point = readonly [number, number];

interface Knot {
  /** Windings round the centre. */
  readonly turns: number;
  /** Windings round the tube. */
  readonly lobes: number;
  readonly reach: number;
  readonly tilt: number;
}

/** Place and velocity on the knot at the angle `t`. */
function on({ turns, lobes, reach, tilt }: Knot, t: number): readonly [Point, Point] {
  const radius = reach * (0.62 + 0.38 * Math.cos(lobes * t));
  const growth = -reach * 0.38 * lobes * Math.sin(lobes * t);
  const [cos, sin] = [Math.cos(turns * t + tilt), Math.sin(turns * t + tilt)];
  return [
    [50 + radius * cos, 50 + radius * sin],
    [growth * cos - radius * turns * sin, growth * sin + radius * turns * cos],
  ];
}

/**
 * The strands of a torus knot that run over (`above`) or under its crossings, as smooth cubics. The
 * height of the tube is the sine of its second angle: at a crossing one strand goes outward, the
 * other inward, so their heights always differ in sign.
 */
function strands(knot: Knot, above: boolean): string {
  const steps = knot.lobes > 5 ? 3 : 4;
  const span = Math.PI / knot.lobes;
  const handle = span / steps / 3;
  let d = '';
  for (let strand = 0; strand < knot.lobes; strand++) {
    const start = (2 * strand + (above ? 0 : 1)) * span;
    const [[x, y], [vx, vy]] = on(knot, start);
    d += path`M${x} ${y}C${x + vx * handle} ${y + vy * handle} `;
    for (let step = 1; step <= steps; step++) {
      const [[toX, toY], [toVx, toVy]] = on(knot, start + (span * step) / steps);
      d += `${step > 1 ? 'S' : ''}${path`${toX - toVx * handle} ${toY - toVy * handle} ${toX} ${toY}`}`;
    }
  }
  return d;
}

/** One band laced over and under itself. */
export const knots: Family = (palette, release, track) => {
  const [turns, lobes] = release.pick([
    [2, 3],
    [2, 5],
    [3, 4],
    [3, 5],
    [2, 7],
  ]);
  const knot = { turns, lobes, reach: release.whole(40, 46), tilt: track.unit() * 2 * Math.PI };
  const width = turns === 3 || lobes === 7 ? 5.5 : 8;
  const over = strands(knot, true);
  return [
    { d: strands(knot, false), stroke: palette.bold, width },
    { d: over, stroke: palette.ground, width: width + 5 },
    { d: over, stroke: release.pick([palette.bold, palette.spark, palette.mid]), width },
  ];
};
