import { type Cue, fadeOf, type RunningSession } from './running-session.ts';
import { none, type SessionIndex } from './session-index.ts';

export interface SimilarSessionsOptions {
  /** A play of the running session counts e times less for every this many plays after it. */
  readonly sessionFade: number;
  /** How many of the community's latest plays of an item are looked at: bounds the work. */
  readonly latestPlays: number;
  /** How many similar sessions have a say. */
  readonly similarSessions: number;
  /** The power by which the more similar sessions count more. */
  readonly sharpness: number;
  /** A similar session counts e times less for every this many plays since the last song it shares. */
  readonly anchorFade: number;
  /** The oldest session counts e^(−this) of the newest; in between by rank, as not every log has a clock. */
  readonly ageing: number;
}

/** A session of the community that shares songs with the running one. */
export interface SimilarSession {
  readonly session: number;
  /** Its latest play, as a position in the index, of the last song that both share. */
  readonly anchor: number;
  /** Σ of what the shared songs weigh. */
  readonly overlap: number;
  /** How much it has to say. */
  readonly weight: number;
}

interface Overlap {
  readonly anchor: number;
  /** Of the cue that is the anchor: the latest one that both share. */
  readonly stepsBack: number;
  sum: number;
}

/** What a cue weighs: its fade times the song's rarity. */
export function cueWeight(index: SessionIndex, cue: Cue, { sessionFade }: SimilarSessionsOptions) {
  return fadeOf(cue, sessionFade) * index.rarity(cue.item);
}

/** Every session among the latest plays of a cue's item, once, with its latest such play. */
export function sessionsWith(
  index: SessionIndex,
  cue: Cue,
  isOwn: (session: number) => boolean,
  latestPlays: number,
): Map<number, number> {
  const sessions = index.sessions.values;
  const older = index.older.values;
  const found = new Map<number, number>();
  let play = index.newestOf(cue.item);
  for (let left = latestPlays; left > 0 && play !== none; left--) {
    const session = sessions[play]!;
    if (!found.has(session) && !isOwn(session)) found.set(session, play);
    play = older[play]!;
  }
  return found;
}

/**
 * The sessions most like the running one, the most alike first, the newer of two alike first. What they
 * share is weighted by how recent it is and how rare; a session counts by the power `sharpness` of that,
 * less the older it is and the longer ago the last song is that it shares (VMIS-kNN of Kersbergen et
 * al., SIGMOD 2022; V-STAN of Ludewig et al., "Empirical Analysis of Session-based Recommendation
 * Algorithms", UMUAI 2021). Time is cues · latestPlays.
 */
export function similarSessions(
  index: SessionIndex,
  { cues, isOwn }: RunningSession,
  options: SimilarSessionsOptions,
): SimilarSession[] {
  const overlaps = new Map<number, Overlap>();
  for (const cue of cues) {
    const weight = cueWeight(index, cue, options);
    if (weight === 0) continue;
    for (const [session, anchor] of sessionsWith(index, cue, isOwn, options.latestPlays)) {
      const known = overlaps.get(session);
      if (known) known.sum += weight;
      else overlaps.set(session, { anchor, stepsBack: cue.stepsBack, sum: weight });
    }
  }
  const newest = index.sessionCount - 1;
  const perSession = options.ageing / Math.max(1, newest);
  const found = Array.from(overlaps, ([session, { anchor, stepsBack, sum }]) => {
    const fade = perSession * (newest - session) + stepsBack / options.anchorFade;
    const weight = Math.exp(-fade) * sum ** options.sharpness;
    return { session, anchor, overlap: sum, weight };
  });
  found.sort((a, b) => b.weight - a.weight || b.session - a.session);
  return found.slice(0, options.similarSessions);
}
