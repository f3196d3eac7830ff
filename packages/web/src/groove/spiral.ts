/** A drawing is 1000 units wide; its centre is here. */
export const centre = 500;

/** Where a groove may begin, and where the record ends. */
export const silentRadius = { inner: 176, outer: 486 } as const;

/** A groove that starts at `innerRadius` and moves out by `pitch` with every turn. */
export interface Spiral {
  readonly innerRadius: number;
  readonly pitch: number;
  /** Steps (hours, months) in a turn. */
  readonly perTurn: number;
  /** Where step 0 lies, in turns clockwise from three o'clock. */
  readonly start: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a drawing is pointed at, in its units. */
export function pointedAt(event: {
  readonly currentTarget: Element;
  readonly clientX: number;
  readonly clientY: number;
}): Point {
  const box = event.currentTarget.getBoundingClientRect();
  const scale = (2 * centre) / box.width;
  return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
}

/** The place of a step (whole or not), `away` units outside the groove's middle. */
export function pointOn(spiral: Spiral, step: number, away = 0): Point {
  const turns = step / spiral.perTurn;
  const angle = 2 * Math.PI * (turns + spiral.start);
  const radius = spiral.innerRadius + spiral.pitch * turns + away;
  return { x: centre + radius * Math.cos(angle), y: centre + radius * Math.sin(angle) };
}

/** The step that a place belongs to, or null where the groove of `turns` turns does not reach. */
export function stepAt(spiral: Spiral, turns: number, { x, y }: Point): number | null {
  const angle = Math.atan2(y - centre, x - centre) / (2 * Math.PI) - spiral.start;
  const share = angle - Math.floor(angle);
  const radius = Math.hypot(x - centre, y - centre);
  const turn = Math.round((radius - spiral.innerRadius) / spiral.pitch - share);
  if (turn < 0 || turn >= turns) return null;
  return Math.floor((turn + share) * spiral.perTurn);
}
