import { straight } from './shape.ts';

/** What ranks what the listener has heard, and what ranks what they have not. */
export type SideName = 'known' | 'new';

/** A model that speaks on a side. */
export interface Source {
  readonly side: SideName;
  readonly kind: string;
  /** Weight of its score, 0 … 1 of its largest, before anything is learned. */
  readonly weight: number;
  /** Whether it only speaks while a session runs. */
  readonly inSession: boolean;
}

const source = (side: SideName, kind: string, weight: number): Source => ({
  ...{ side, kind, weight },
  inSession: false,
});
const session = (side: SideName, kind: string, weight: number): Source => ({
  ...{ side, kind, weight },
  inSession: true,
});

/**
 * What is known is ranked by what the listener does, what is new by what others do: on the known side the
 * collaborative models brought nothing on the demo community, and harm where few are alike. Weights found
 * on four histories, where equal ones do best.
 */
export const sources: readonly Source[] = [
  source('known', 'repeat', 1),
  source('known', 'base-level', 1),
  source('known', 'frequency', 1),
  source('known', 'most-recent', 1),
  source('known', 'chain', 1),
  source('known', 'right-now', 0.3),
  session('known', 'own-transitions', 2),
  session('known', 'session-repeat', 1),
  source('new', 'als', 0.3),
  source('new', 'ease', 0.3),
  source('new', 'neighbours', 0.3),
  source('new', 'popularity', 0.3),
  session('new', 'own-transitions', 1),
];

/** The shapes of the sources before anything is learned. */
export const priorShapes = (): Float64Array[] => sources.map(({ weight }) => straight(weight));
