import type { ModelVersion, Store } from '@echotune/data';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Plays that are new: a share of those that the champion learned from, and so many at least. */
const newShare = 0.05;
const fewestNew = 500;
/** No more often, however much is played. */
const youngestMs = 6 * hourMs;
/** An older champion learns of any new play. */
const oldestMs = 7 * dayMs;

export type TrainingNeed = 'first' | 'new-plays' | 'age';

export interface TrainingState {
  /** Of everybody here, now. */
  readonly plays: number;
  /** How many there were when the champion was trained; null where that is not known. */
  readonly learned: number | null;
  /** Of the champion; null where there is none. */
  readonly ageMs: number | null;
}

/** Why models should be trained anew; null where they need not. */
export function trainingNeed({ plays, learned, ageMs }: TrainingState): TrainingNeed | null {
  if (plays === 0) return null;
  if (ageMs === null || learned === null) return 'first';
  const fresh = plays - learned;
  if (ageMs >= youngestMs && fresh >= Math.max(fewestNew, newShare * learned)) return 'new-plays';
  return ageMs >= oldestMs && fresh > 0 ? 'age' : null;
}

/** Has it looked once an hour, by whoever works off jobs, whether there is enough to learn. */
export function scheduleTraining({ jobs }: Store): Promise<void> {
  return jobs.schedule('train-by-need', 'train-by-need', {}, { everyMs: hourMs });
}

export async function countPlays({ listeners, plays }: Store): Promise<number> {
  let count = 0;
  for (const { id } of await listeners.list()) count += await plays.count(id);
  return count;
}

/** Queues a training where one is needed; says why. */
export async function trainByNeed({
  store,
  clock,
}: {
  readonly store: Store;
  readonly clock: () => number;
}): Promise<{ readonly need: TrainingNeed | null }> {
  const newest = (await store.models.list('blend')).at(-1);
  const need = trainingNeed({ plays: await countPlays(store), ...stateOf(newest, clock()) });
  if (need !== null) await store.jobs.enqueue('train', {}, { uniqueKey: 'train' });
  return { need };
}

/** Of the newest training, whether it answers or not: trained again at once, it would be no better. */
function stateOf(newest: ModelVersion | undefined, now: number) {
  if (newest === undefined) return { learned: null, ageMs: null };
  return { learned: newest.metrics.plays ?? null, ageMs: now - newest.createdAt };
}
