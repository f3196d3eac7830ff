const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Plays that are new: a share of those that the newest training learned from, and so many at least. */
const newShare = 0.05;
const fewestNew = 500;
/** No more often, however much is played. */
const youngestMs = 6 * hourMs;
/** A drift that a training of this day has not ended will not be ended by one more. */
const youngestAtDriftMs = dayMs;
/** An older one learns of any new play. */
const oldestMs = 7 * dayMs;

const trainingNeeds = ['first', 'new-plays', 'drift', 'age'] as const;
export type TrainingNeed = (typeof trainingNeeds)[number];

export function isTrainingNeed(value: unknown): value is TrainingNeed {
  return trainingNeeds.some((need) => need === value);
}

export interface TrainingState {
  /** Of everybody here, now. */
  readonly plays: number;
  /** How many there were at the newest training; null where that is not known. */
  readonly learned: number | null;
  /** Of the newest training; null where there is none. */
  readonly ageMs: number | null;
  /** Listeners are found to have changed. */
  readonly hasDrifted: boolean;
}

/** Why models should be trained anew; null where they need not. */
export function trainingNeed({
  plays,
  learned,
  ageMs,
  hasDrifted,
}: TrainingState): TrainingNeed | null {
  if (plays === 0) return null;
  if (ageMs === null || learned === null) return 'first';
  const fresh = plays - learned;
  if (hasDrifted && ageMs >= youngestAtDriftMs && fresh > 0) return 'drift';
  if (ageMs >= youngestMs && fresh >= Math.max(fewestNew, newShare * learned)) return 'new-plays';
  return ageMs >= oldestMs && fresh > 0 ? 'age' : null;
}
