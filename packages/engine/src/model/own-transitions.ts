import { itemSpan, playsUntil } from '../profile.ts';
import type { Evidence } from '../session/evidence.ts';
import { ownEvidence, visitReach } from '../session/own-evidence.ts';
import { type Cue, fadeOf, runningIn } from '../session/running-session.ts';
import { Shares } from '../session/shares.ts';
import { type Reach, reachOfSteps } from '../session/spread.ts';
import { blankScores } from './blank-scores.ts';
import type { AddTo, Model, ModelFamily, Query, Ranked } from './model.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { sound } from './options.ts';
import { PerQuery } from './per-query.ts';
import { topItems } from './top-items.ts';
import { type Transitions, transitions } from './transitions.ts';

const kind = 'own-transitions';
const minuteMs = 60_000;

export interface OwnTransitionsOptions {
  /** This long a silence ends a session. */
  readonly sessionGapMinutes: number;
  /** How many of the latest plays of the running session speak. */
  readonly sessionPlays: number;
  /** A play of the running session counts e times less for every this many plays after it. */
  readonly sessionFade: number;
  /** How many of the listener's latest plays of an item are looked at. */
  readonly latestPlays: number;
  /** How many plays of a pair in a row say as much as all plays of the second song. */
  readonly pairPrior: number;
  /** How many steps around a play count. */
  readonly steps: number;
  /** A play d steps on counts d^(−this). */
  readonly stepFade: number;
  /** What a play before counts of one as far after. */
  readonly backward: number;
  /** How many own plays of a song say as much as what the community plays after it. */
  readonly communityPrior: number;
}

/** What is known of the songs around a cue, and how much it counts. */
interface CueEvidence {
  readonly cue: Cue;
  readonly own: readonly Evidence[];
  readonly ownScale: number;
  readonly others: readonly Evidence[];
  readonly othersScale: number;
}

/**
 * What this listener plays after what is playing: the chain of `Transitions`, first and second order
 * with steps that fade, counted from their own plays, which backs off to the community's for every
 * song of the running session by how often they played it,
 *
 *     γ · own + (1 − γ) · community,   γ = plays / (plays + communityPrior)
 *
 * (personal chains: Rendle et al., "Factorizing Personalized Markov Chains", WWW 2010, who share
 * strength by factors instead). Silent when the session is over. Linear in the profile.
 */
export class OwnTransitions implements Model {
  readonly kind = kind;
  readonly options: OwnTransitionsOptions;
  /** Its sessions may be added to while the model serves: see `FreshSessions`. */
  readonly community: Transitions;
  private readonly reach: Reach;
  private readonly cued = new PerQuery((query) => this.evidence(query));

  constructor(community: Transitions, options: OwnTransitionsOptions) {
    this.community = community;
    this.options = options;
    this.reach = reachOfSteps(options.steps, options.stepFade, options.backward);
  }

  get itemCount(): number {
    return this.community.itemCount;
  }

  score(query: Query, into?: Float64Array): Float64Array {
    const count = playsUntil(query.plays, query.now);
    const scores = blankScores(itemSpan(this.itemCount, query.plays, count), into);
    for (const { own, ownScale, others, othersScale } of this.cued.of(query)) {
      for (const { play, weight } of own) {
        const scale = ownScale * weight;
        this.visit(query, count, play, (item, near) => {
          scores[item]! += scale * near;
        });
      }
      this.community.add(others, othersScale, scores);
    }
    return scores;
  }

  recommend(query: Query, k: number): Ranked[] {
    return topItems(this.score(query), k);
  }

  explain(query: Query, item: number, add: AddTo): void {
    const count = playsUntil(query.plays, query.now);
    const mine = new Shares();
    const theirs = new Shares();
    for (const { cue, own, ownScale, others, othersScale } of this.cued.of(query)) {
      for (const piece of own) {
        let nearness = 0;
        this.visit(query, count, piece.play, (other, near) => {
          if (other === item) nearness += near;
        });
        mine.add(cue, piece, ownScale * nearness);
      }
      this.community.share(cue, others, othersScale, item, theirs);
    }
    mine.each((value, play) => add(kind, value, play));
    theirs.each((value, play) => add(this.community.kind, value, play));
  }

  save(): Uint8Array {
    const community = this.community.save();
    return writeModelFile({ kind, numbers: { ...this.options }, sections: { community } });
  }

  private evidence(query: Query): CueEvidence[] {
    const { sessionGapMinutes, sessionPlays, latestPlays, pairPrior } = this.options;
    const gapMs = sessionGapMinutes * minuteMs;
    const { cues, isOwn } = runningIn(this.community.sessions, query, gapMs, sessionPlays);
    const mine = ownEvidence(query.plays, cues, gapMs, latestPlays, pairPrior);
    return cues.map((cue) => {
      const own = mine.get(cue) ?? [];
      const [trust, fade] = [this.trust(own.length), fadeOf(cue, this.options.sessionFade)];
      const others = this.community.evidence(cue, isOwn);
      return { cue, own, ownScale: trust * fade, others, othersScale: (1 - trust) * fade };
    });
  }

  private visit(
    { plays }: Query,
    count: number,
    play: number,
    visit: (item: number, near: number) => void,
  ): void {
    const gapMs = this.options.sessionGapMinutes * minuteMs;
    visitReach(plays, count, play, gapMs, this.reach, visit);
  }

  private trust(plays: number): number {
    return plays / (plays + this.options.communityPrior);
  }
}

export const ownTransitions: ModelFamily<OwnTransitionsOptions, OwnTransitions> = {
  kind,
  /** Found on the next tracks of four histories. */
  defaults: {
    sessionGapMinutes: 30,
    sessionPlays: 10,
    sessionFade: 2.5,
    latestPlays: 500,
    pairPrior: 1,
    steps: 10,
    stepFade: 1,
    backward: 0.3,
    communityPrior: 1,
  },
  fit(interactions, options, run) {
    sound(options, 'sessionFade', 'pairPrior', 'communityPrior');
    return new OwnTransitions(transitions.fit(interactions, transitions.defaults, run), options);
  },
  load(file) {
    const content = readModelFile(file, kind);
    const community = transitions.load(content.bytes('community'));
    return new OwnTransitions(community, content.options(ownTransitions.defaults));
  },
};
