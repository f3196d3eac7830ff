import type { Proved } from './prove-challenger.ts';
import type { Shadowed } from './shadow-score.ts';

/** What a training that is done becomes. */
export type Stage = 'champion' | 'canary' | 'challenger';

/** Why it may not answer. */
export type Objection =
  | 'repeat-worse'
  | 'discovery-worse'
  | 'segment-worse'
  | 'below-baseline'
  | 'failed-in-shadow'
  | 'covers-less'
  | 'slower'
  | 'factors-worse'
  | 'not-proved';

export interface Evidence {
  /** Null where there was nothing to compare with. */
  readonly proved: Proved | null;
  /** Null where no model answers that could be compared with. */
  readonly shadowed: Shadowed | null;
  /** Who played something in the last four weeks. */
  readonly activeListeners: number;
  /** What else speaks against it. */
  readonly against: readonly Objection[];
}

export interface StageChoice {
  readonly stage: Stage;
  /** Empty but for a challenger. */
  readonly objections: readonly Objection[];
}

/** Fewer listeners than these tell nothing but a disaster from chance: `docs/models.md` has the figures. */
export const canaryListeners = 50;
/** A part of the listeners may lose so much of what is gained by the others, at most. */
const segmentLoss = 0.05;
/** Of the different songs that the champion's lists hold. */
const coverageKept = 0.5;
const slowness = 2;
/** Fewer answers say little of speed. */
const timedQuestions = 20;

/**
 * Whether a training may answer, and whom. It need not be proved better: the recipe is the champion's, and it
 * knows more plays; it must not be proved worse, for known songs, for new ones, for listeners of any size, nor
 * fail at what it was asked in the shadow. Where there are enough listeners half of them meet it first.
 */
export function chooseStage({ proved, shadowed, activeListeners, against }: Evidence): StageChoice {
  const objections = [...against, ...worseParts(proved), ...shadowObjections(shadowed)];
  if (objections.length > 0) return { stage: 'challenger', objections };
  const isComparable = shadowed !== null && activeListeners >= canaryListeners;
  return { stage: isComparable ? 'canary' : 'champion', objections };
}

function worseParts(proved: Proved | null): Objection[] {
  const parts = proved?.proof.parts ?? [];
  const worse = parts
    .filter(({ gain }) => gain.high < 0)
    .map(({ name }) => `${name}-worse` as const);
  const isSegmentWorse = parts.some(({ segments }) =>
    segments.some(
      ({ gain, champion }) => gain.high < 0 && gain.difference < -segmentLoss * champion,
    ),
  );
  const isBelowBaseline = parts.some(({ baseline }) => baseline.gain.high < 0);
  return [
    ...worse,
    ...(isSegmentWorse ? (['segment-worse'] as const) : []),
    ...(isBelowBaseline ? (['below-baseline'] as const) : []),
  ];
}

function shadowObjections(shadowed: Shadowed | null): Objection[] {
  if (shadowed === null) return [];
  const { questions, failed, songs, championSongs, timesAsLong } = shadowed;
  return [
    ...(failed > 0 ? (['failed-in-shadow'] as const) : []),
    ...(songs < coverageKept * championSongs ? (['covers-less'] as const) : []),
    ...(questions >= timedQuestions && timesAsLong > slowness ? (['slower'] as const) : []),
  ];
}
