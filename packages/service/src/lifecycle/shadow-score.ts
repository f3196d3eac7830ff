import type { Store } from '@echotune/data';
import { fillShelf, type ModelSet, type ShelfName } from '@echotune/engine';
import { rankContext } from '../recommend/gather-rank-context.ts';
import { SongCatalogue } from '../recommend/keep-catalogue.ts';
import { ListenerProfiles } from '../recommend/keep-profiles.ts';
import { poseQuestion } from '../recommend/pose-question.ts';

/** What a model answered that nobody was shown, beside the one that answers. */
export interface Shadowed {
  /** Asked of both. */
  readonly questions: number;
  /** Answers that broke, or were empty where the champion's was not. */
  readonly failed: number;
  /** Mean share of the champion's songs that are on the list too, 0 … 1. */
  readonly overlap: number;
  /** Different songs on all lists. */
  readonly songs: number;
  readonly championSongs: number;
  /** Its time over the champion's, the median of all questions; 1 of none. */
  readonly timesAsLong: number;
}

export interface ShadowDeps {
  readonly store: Store;
  /** UTC epoch milliseconds. */
  readonly now: number;
  /** Those who listened last come first. */
  readonly listeners: readonly number[];
}

/** Listeners who are asked for, those who listened last. */
const mostListeners = 100;
const listLength = 20;
/** All that is known, and what is new. */
const asked: readonly ShelfName[] = ['for-you', 'discover'];

interface Answer {
  readonly songs: readonly number[];
  readonly isBroken: boolean;
  readonly ms: number;
}

/**
 * Asks a model what listeners would be shown now, with all that re-ranking does, and the champion beside it. It
 * happens where the model was trained, so that nobody waits for it.
 */
export async function shadowScore(
  { store, now, listeners }: ShadowDeps,
  challenger: ModelSet,
  champion: ModelSet,
): Promise<Shadowed> {
  const catalogue = new SongCatalogue(store);
  const profiles = new ListenerProfiles(store, catalogue);
  const pairs: (readonly [ours: Answer, theirs: Answer])[] = [];
  for (const listenerId of listeners.slice(0, mostListeners)) {
    const profile = await profiles.get(listenerId);
    for (const shelf of asked) {
      const query = poseQuestion(shelf, profile, { at: now, familiarity: null, songs: null });
      const context = await rankContext(store, catalogue, profile, shelf, now);
      const answerOf = (set: ModelSet): Answer => {
        const begun = performance.now();
        const { slots, degraded } = fillShelf(shelf, set, query, context, { size: listLength });
        const isBroken = degraded.some(({ why }) => why === 'failed');
        return { songs: slots.map(({ item }) => item), isBroken, ms: performance.now() - begun };
      };
      pairs.push([answerOf(challenger), answerOf(champion)]);
    }
  }
  return summary(pairs);
}

function summary(pairs: readonly (readonly [ours: Answer, theirs: Answer])[]): Shadowed {
  const isFailed = ([ours, theirs]: readonly [Answer, Answer]) =>
    ours.isBroken || (ours.songs.length === 0 && theirs.songs.length > 0);
  const answered = pairs.filter(([, { songs }]) => songs.length > 0);
  const shares = answered.map(
    ([ours, { songs }]) => songs.filter((song) => ours.songs.includes(song)).length / songs.length,
  );
  const different = (of: 0 | 1) => new Set(pairs.flatMap((pair) => pair[of].songs)).size;
  const times = pairs.map(([ours, theirs]) => ours.ms / Math.max(theirs.ms, 1e-3));
  return {
    questions: pairs.length,
    failed: pairs.filter(isFailed).length,
    overlap: shares.reduce((sum, share) => sum + share, 0) / Math.max(shares.length, 1),
    ...{ songs: different(0), championSongs: different(1) },
    timesAsLong: times.toSorted((a, b) => a - b)[times.length >> 1] ?? 1,
  };
}

/** As metrics of a registered model. */
export function shadowMetrics(shadowed: Shadowed | null): Readonly<Record<string, number>> {
  if (shadowed === null) return {};
  return Object.fromEntries(
    Object.entries(shadowed).map(([name, value]) => [`shadow.${name}`, value]),
  );
}
