import { pointOn, type Spiral, silentRadius } from '../groove/spiral.ts';

const { inner, outer } = silentRadius;
/** Turns that a strand takes from the rim to the label. */
const sweep = 0.22;
const samples = 40;
const lanes = [-7, -3.5, 0, 3.5, 7];

function spiralAt(start: number): Spiral {
  return { innerRadius: inner, pitch: (outer - inner) / sweep, perTurn: 1, start };
}

/** Path data of the strand of one of `count` services, from the label to the rim; a hairline where it is quiet. */
export function servicePath(nth: number, count: number, isQuiet: boolean): string {
  const spiral = spiralAt(nth / count - 0.25 - sweep);
  return (isQuiet ? [0] : lanes)
    .map((lane) => {
      const points = Array.from({ length: samples + 1 }, (_, at) => {
        const share = at / samples;
        // The lanes meet at the label and fan out towards the rim.
        const { x, y } = pointOn(spiral, share * sweep, lane * (0.3 + share * 2));
        return `${x.toFixed(1)} ${y.toFixed(1)}`;
      });
      return `M${points.join('L')}`;
    })
    .join('');
}

/** Where its name stands, in percent of the drawing. */
export function servicePlace(nth: number, count: number): { left: number; top: number } {
  const { x, y } = pointOn(spiralAt(nth / count - 0.25 - sweep), sweep * 0.86);
  return { left: x / 10, top: y / 10 };
}
