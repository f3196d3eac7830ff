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

/** Asked at any time. */
const lasting = (side: SideName, kind: string, weight: number): Source => {
  return { side, kind, weight, inSession: false };
};
const inSession = (side: SideName, kind: string, weight: number): Source => {
  return { ...lasting(side, kind, weight), inSession: true };
};

/**
 * What is known is ranked by what the listener does, what is new by what others do: on the known side the
 * collaborative models brought nothing on the demo community, and harm where few are alike. Weights found
 * on four histories, where equal ones do best.
 */
export const sources: readonly Source[] = [
  lasting('known', 'repeat', 1),
  lasting('known', 'base-level', 1),
  lasting('known', 'frequency', 1),
  lasting('known', 'most-recent', 1),
  lasting('known', 'chain', 1),
  lasting('known', 'right-now', 0.3),
  inSession('known', 'own-transitions', 2),
  inSession('known', 'session-repeat', 1),
  lasting('new', 'als', 0.3),
  lasting('new', 'ease', 0.3),
  lasting('new', 'neighbours', 0.3),
  lasting('new', 'popularity', 0.3),
  inSession('new', 'own-transitions', 1),
  lasting('new', 'content', 0.3),
  // The last: files of models hold shapes by position.
  lasting('new', 'told-similar', 0.3),
];

/** The shapes of the sources before anything is learned. */
export const priorShapes = (): Float64Array[] => sources.map(({ weight }) => straight(weight));
