import { pointOn, type Spiral } from './spiral.ts';

/** Lanes of a strand: hairlines that lie on each other in silence and fan out where music is. */
const [manyLanes, fewLanes] = [
  [-1, -0.667, -0.333, 0, 0.333, 0.667, 1],
  [-1, -0.5, 0, 0.5, 1],
];
const narrowPitch = 32;
const samplesPerTurn = 96;
const silentShare = 0.012;
const loudShare = 0.8;

/** Counts as 0–1 of the largest, eased so that a quiet hour stays visible beside a loud one. */
export function levelsOf(counts: readonly number[]): number[] {
  const most = Math.max(1, ...counts);
  return counts.map((count) => (count / most) ** 0.75);
}

/** The level at a place between steps; each step's own level holds at its middle. */
export function levelAt(levels: readonly number[], step: number): number {
  const last = levels.length - 1;
  const before = Math.min(last, Math.max(0, Math.floor(step - 0.5)));
  const after = Math.min(last, before + 1);
  const share = Math.min(1, Math.max(0, step - 0.5 - before));
  const eased = share * share * (3 - 2 * share);
  return (levels[before] ?? 0) * (1 - eased) + (levels[after] ?? 0) * eased;
}

function reach(spiral: Spiral, levels: readonly number[], step: number): number {
  const level = levelAt(levels, step);
  return (spiral.pitch / 2) * (silentShare + (loudShare - silentShare) * level);
}

function line(
  spiral: Spiral,
  levels: readonly number[],
  lane: number,
  from: number,
  to: number,
): string[] {
  const count = Math.max(2, Math.ceil(((to - from) / spiral.perTurn) * samplesPerTurn));
  return Array.from({ length: count + 1 }, (_, at) => {
    const step = from + ((to - from) * at) / count;
    const { x, y } = pointOn(spiral, step, lane * reach(spiral, levels, step));
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
}

/** Path data of the strand's lanes from one step to another. */
export function strandPath(
  spiral: Spiral,
  levels: readonly number[],
  from = 0,
  to = levels.length,
): string {
  if (to <= from) return '';
  const lanes = spiral.pitch < narrowPitch ? fewLanes : manyLanes;
  return lanes.map((lane) => `M${line(spiral, levels, lane, from, to).join('L')}`).join('');
}

/** Path data of the strand's outline over some steps, to be filled. */
export function strandArea(
  spiral: Spiral,
  levels: readonly number[],
  from: number,
  to: number,
): string {
  const outer = line(spiral, levels, 1, from, to);
  const inner = line(spiral, levels, -1, from, to).reverse();
  return `M${[...outer, ...inner].join('L')}Z`;
}

/** Path data of a groove in which nothing has been played: one hairline, turn after turn. */
export function silentPath(spiral: Spiral, from: number, to: number): string {
  return to <= from ? '' : `M${line(spiral, [0], 0, from, to).join('L')}`;
}
