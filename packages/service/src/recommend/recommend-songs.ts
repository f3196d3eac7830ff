import type { SongCard, Store, VerdictKind } from '@echotune/data';
import {
  type Explanation,
  explainSlot,
  fillShelf,
  type Query,
  type ShelfAnswer,
  type ShelfName,
  seededRandom,
} from '@echotune/engine';
import { type EmptyShelf, explainEmptyShelf } from './explain-empty-shelf.ts';
import { gatherFacts } from './gather-facts.ts';
import { rankContext } from './gather-rank-context.ts';
import type { SongCatalogue } from './keep-catalogue.ts';
import type { ListenerProfile, ListenerProfiles } from './keep-profiles.ts';
import type { ChampionModel } from './load-champion.ts';
import { weighCauses } from './weigh-causes.ts';
import { causeSentence, type Sentence } from './write-reason.ts';

export interface RecommendRequest {
  readonly listenerId: number;
  readonly shelf: ShelfName;
  readonly limit: number;
  /** 1 only what was heard, 0 only what was not; absent leaves the balance to the listener's habit. */
  readonly familiarity?: number;
}

export interface RecommendedSong {
  readonly impression: number;
  readonly song: SongCard;
  readonly score: number;
  readonly reason: Sentence;
  readonly verdict: VerdictKind | null;
}

export interface FilledShelf {
  readonly shelf: ShelfName;
  /** `blend@3/base-level`: the trained file and the part of it that answered; null when empty. */
  readonly model: string | null;
  readonly at: number;
  readonly items: readonly RecommendedSong[];
  readonly empty: EmptyShelf | null;
}

export interface RecommenderDeps {
  readonly store: Store;
  readonly catalogue: SongCatalogue;
  readonly profiles: ListenerProfiles;
  readonly champion: ChampionModel;
  readonly clock: () => number;
}

/** Reasons looked at for a song's one sentence; its explanation lists more. */
const reasonsWeighed = 50;

interface Answer {
  readonly answer: ShelfAnswer;
  readonly explanations: readonly Explanation[];
  readonly model: string | null;
  readonly verdicts: ReadonlyMap<number, VerdictKind>;
}

/** Answers "what should I hear?" and keeps an impression of each slot shown. */
export class Recommender {
  readonly #deps: RecommenderDeps;

  constructor(deps: RecommenderDeps) {
    this.#deps = deps;
  }

  /** Throws listener-unknown, store-*. */
  async recommend(request: RecommendRequest): Promise<FilledShelf> {
    const { store, profiles, clock } = this.#deps;
    const at = clock();
    const profile = await profiles.get(request.listenerId);
    const { answer, explanations, model, verdicts } = await this.#rank(profile, request, at);
    const { slots } = answer;
    const impressions = await store.impressions.add(
      slots.map(({ item, score, adjustments, propensity }, slot) => ({
        listenerId: request.listenerId,
        at,
        shelf: request.shelf,
        slot,
        songId: item,
        score,
        model: model ?? '',
        familiarity: request.familiarity ?? null,
        propensity,
        adjustments,
      })),
    );
    const strongest = explanations.map((each) => weighCauses(each, profile.taste)[0]);
    const named = [
      ...slots.map(({ item }) => item),
      ...strongest.flatMap((cause) => cause?.song ?? []),
    ];
    const facts = await gatherFacts(store, profile, named, at);
    const items = slots.flatMap(({ item, score }, slot): RecommendedSong[] => {
      const song = facts.songs.get(item);
      const impression = impressions[slot];
      const cause = strongest[slot];
      if (song === undefined || impression === undefined || cause === undefined) return [];
      const reason = causeSentence(cause, item, facts);
      return [{ impression, song, score, reason, verdict: verdicts.get(item) ?? null }];
    });
    return { shelf: request.shelf, model, at, items, empty: explainEmptyShelf(answer.empty) };
  }

  async #rank(profile: ListenerProfile, request: RecommendRequest, now: number): Promise<Answer> {
    const { store, catalogue, champion } = this.#deps;
    const { set, name } = await champion.current();
    const context = await rankContext(store, catalogue, profile, request.shelf, now);
    const query = queryOf(profile, now, request.familiarity ?? null);
    // The sampled slot stays the same within an hour, so that a reload does not shuffle the shelf.
    const random = seededRandom(profile.listener.id * 1_000_003 + Math.floor(now / 3_600_000));
    const answer = fillShelf(request.shelf, set, query, context, { size: request.limit, random });
    const model = answer.model === null ? undefined : set.get(answer.model);
    const explanations =
      model === undefined
        ? []
        : answer.slots.map((slot) => explainSlot(model, query, slot, reasonsWeighed));
    return {
      answer,
      explanations,
      model: answer.model === null ? null : `${name}/${answer.model}`,
      verdicts: context.itemVerdicts,
    };
  }
}

/** The question that an answer and its later explanation share. */
export function queryOf(profile: ListenerProfile, now: number, familiarity: number | null): Query {
  return {
    plays: profile.taste,
    now,
    minuteOfWeek: profile.clock.minuteOfWeek,
    ...(familiarity !== null && { familiarity }),
  };
}
