import type { Store, Telemetry, VerdictKind } from '@echotune/data';
import {
  fameOf,
  fillShelf,
  kindsOf,
  listenerCountOf,
  mixOfKinds,
  type Query,
  type ShelfAnswer,
  type ShelfName,
  seededRandom,
  similarityOf,
} from '@echotune/engine';
import { chooseSongs, type Seeds } from './choose-songs.ts';
import { explainEmptyShelf } from './explain-empty-shelf.ts';
import type { FilledShelf, RecommendedSong } from './filled-shelf.ts';
import { gatherFacts } from './gather-facts.ts';
import { rankContext } from './gather-rank-context.ts';
import { songsOfKind } from './gather-tags.ts';
import { toldAlike } from './gather-tellers.ts';
import type { SongCatalogue } from './keep-catalogue.ts';
import { KeptImpressions } from './keep-impressions.ts';
import type { ListenerProfile, ListenerProfiles } from './keep-profiles.ts';
import type { KnownTraits } from './keep-traits.ts';
import type { ChampionModel, ServingModels } from './load-champion.ts';
import { measureDistance, type Targets } from './measure-distance.ts';
import type { ReasonLanguage } from './phrases/languages.ts';
import { type Asked, momentOf, poseQuestion } from './pose-question.ts';
import { type Cause, WeighedCauses } from './weigh-causes.ts';
import { type Fits, fitsWishes, type Wishes } from './wishes.ts';
import { causeSentence } from './write-reason.ts';

export interface RecommendRequest {
  readonly listenerId: number;
  readonly shelf: ShelfName;
  readonly limit: number;
  /** That reasons are in. */
  readonly language: ReasonLanguage;
  /**
   * 1 only what was heard, 0 only what was not; absent leaves the balance to the listener's habit. Heeded
   * by for-you, more-like-this and radio.
   */
  readonly familiarity?: number;
  /** 1 prefers what everybody plays, 0 what hardly anybody does; absent prefers neither. */
  readonly popularity?: number;
  /** What more-like-this, radio and daily-mix are asked about. */
  readonly seeds?: Seeds;
  /** What all songs must be like. */
  readonly wishes?: Wishes;
  /** What songs had better be near, on any shelf. */
  readonly targets?: Targets;
}

export interface RecommenderDeps {
  readonly store: Store;
  readonly catalogue: SongCatalogue;
  readonly traits: KnownTraits;
  readonly profiles: ListenerProfiles;
  readonly champion: ChampionModel;
  readonly telemetry: Telemetry;
  readonly clock: () => number;
}

/** Shelves of other songs' company: what the listener knows is no part of their question. */
const dialMovesSlots: ReadonlySet<ShelfName> = new Set(['more-like-this', 'radio']);

interface Ranked {
  readonly answer: ShelfAnswer;
  /** What speaks most for each slot. */
  readonly causes: readonly (Cause | null)[];
  readonly model: string | null;
  readonly newestPlay: number | null;
  readonly verdicts: ReadonlyMap<number, VerdictKind>;
  /** How many listeners' plays. */
  readonly trainedOn: number;
}

/** Answers "what should I hear?" and keeps an impression of each slot shown. */
export class Recommender {
  readonly #deps: RecommenderDeps;
  readonly #shown: KeptImpressions;

  constructor(deps: RecommenderDeps) {
    this.#deps = deps;
    this.#shown = new KeptImpressions(deps);
  }

  /** Reads what the first to ask would otherwise wait for, and all who come meanwhile. Throws store-*. */
  async prepare(): Promise<void> {
    const { catalogue, champion } = this.#deps;
    await catalogue.current();
    const { fresh } = await champion.current();
    await fresh?.catchUp();
  }

  /** Throws listener-unknown, store-*, and as `chooseSongs`. */
  recommend(request: RecommendRequest): Promise<FilledShelf> {
    const { shelf } = request;
    return this.#deps.telemetry.span('recommend', () => this.#recommend(request), { shelf });
  }

  async #recommend(request: RecommendRequest): Promise<FilledShelf> {
    const { profiles, champion, clock } = this.#deps;
    const { shelf, listenerId, language } = request;
    const profile = await profiles.get(listenerId);
    const serving = await champion.of(listenerId);
    const asked = await this.#asked(profile, request, serving, clock());
    const only = await this.#wished(profile, request);
    const query = { ...poseQuestion(shelf, profile, asked), ...(only && { only }) };
    const ranked = await this.#rank(profile, query, request, serving);
    const { model, answer } = ranked;
    this.#count(answer);
    const degraded = this.#degraded(answer);
    const items = await this.#show(profile, { shelf, language }, asked, ranked);
    return {
      shelf,
      model,
      at: asked.at,
      degraded,
      items,
      empty: explainEmptyShelf(answer.empty, language),
    };
  }

  /** Throws as `chooseSongs`. */
  async #asked(
    profile: ListenerProfile,
    { shelf, familiarity, seeds = {} }: RecommendRequest,
    { set }: ServingModels,
    now: number,
  ): Promise<Asked> {
    const at = momentOf(shelf, now, profile);
    const songs = await chooseSongs(shelf, seeds, at, profile, set, this.#deps);
    // Elsewhere the dial moves slots; here it is part of the question.
    return { at, songs, familiarity: shelf === 'for-you' ? (familiarity ?? null) : null };
  }

  /** Which songs may be shown as the listener wishes; null for all. */
  async #wished(
    { playCounts }: ListenerProfile,
    { shelf, familiarity, wishes = {} }: RecommendRequest,
  ): Promise<Fits | null> {
    // Reading what is known of all songs takes its time: not where nothing is wished for.
    const isWishing = Object.values(wishes).some((wish) => wish !== undefined);
    const fits = isWishing ? fitsWishes(wishes, await this.#deps.traits.current()) : null;
    const isEnd = familiarity === 0 || familiarity === 1;
    if (!isEnd || !dialMovesSlots.has(shelf)) return fits;
    const isKnown = (song: number) => (playCounts.get(song) ?? 0) > 0;
    return (song) => isKnown(song) === (familiarity === 1) && (fits === null || fits(song));
  }

  /** Puts the slots into words and keeps what is shown; a song that was forgotten a moment ago is not. */
  async #show(
    profile: ListenerProfile,
    { shelf, language }: { readonly shelf: ShelfName; readonly language: ReasonLanguage },
    asked: Asked,
    { answer: { slots }, causes, model, newestPlay, verdicts, trainedOn }: Ranked,
  ): Promise<RecommendedSong[]> {
    const { store } = this.#deps;
    const listenerId = profile.listener.id;
    const causing = causes.flatMap((cause) => cause?.song ?? []);
    const facts = await gatherFacts(
      store,
      profile,
      asked.at,
      {
        songs: [...slots.map(({ item }) => item), ...causing],
        tagged: slots.flatMap(({ item }, i) => songsOfKind(item, [causes[i]])),
        alike: slots.flatMap(({ item }, i) => toldAlike(item, [causes[i]])),
        trainedOn,
      },
      language,
    );
    const shown = slots.flatMap((slot, i) => {
      const [song, cause] = [facts.songs.get(slot.item), causes[i]];
      return song === undefined || cause == null ? [] : [{ ...slot, song, cause }];
    });
    const impressions = await this.#shown.keep(
      shown.map(({ item: songId, score, adjustments, propensity }, slot) => ({
        ...{ listenerId, ...asked, shelf, slot, songId, score, propensity, adjustments },
        ...{ model: model ?? '', newestPlay },
      })),
    );
    return shown.flatMap(({ item, song, cause, score }, i): RecommendedSong[] => {
      const impression = impressions[i];
      if (impression === undefined) return [];
      const reason = causeSentence(cause, item, facts);
      return [{ impression, song, score, reason, verdict: verdicts.get(item) ?? null }];
    });
  }

  /** The gravest of what kept a preferred model from answering stands for all. */
  #count({ shelf, model, degraded }: ShelfAnswer): void {
    const graver = (['failed', 'missing'] as const).find((why) =>
      degraded.some((one) => one.why === why),
    );
    const labels = { shelf, model: model ?? 'none', degraded: graver ?? 'no' };
    this.#deps.telemetry.count('recommendations', 1, labels);
  }

  #degraded({ shelf, degraded }: ShelfAnswer): FilledShelf['degraded'] {
    const { telemetry } = this.#deps;
    for (const { model, why, cause } of degraded) {
      if (why === 'failed') telemetry.log('error', 'model-failed', { shelf, model, cause });
      if (why === 'missing') telemetry.log('info', 'model-missing', { shelf, model });
    }
    return degraded.map(({ model, why }) => ({ model, why }));
  }

  async #rank(
    profile: ListenerProfile,
    query: Query,
    { shelf, limit: size, popularity: dial, familiarity, targets }: RecommendRequest,
    { set, name, fresh }: ServingModels,
  ): Promise<Ranked> {
    const { store, catalogue } = this.#deps;
    const { now } = query;
    await fresh?.catchUp();
    const [similarity, fame, kindOf] = [similarityOf(set), fameOf(set), kindsOf(set)];
    const offTarget = targets && measureDistance(targets, await this.#deps.traits.current());
    const context = {
      ...(await rankContext(store, catalogue, profile, shelf, now)),
      ...(similarity && { similarity }),
      ...(kindOf && { kinds: { kindOf, mix: mixOfKinds(profile.taste, now, kindOf) } }),
      ...(fame && dial !== undefined && { popularityDial: { position: dial, fame } }),
      ...(familiarity !== undefined &&
        dialMovesSlots.has(shelf) && { familiarityDial: familiarity }),
      ...(offTarget && { offTarget }),
    };
    // The sampled slot stays the same within an hour, so that a reload does not shuffle the shelf.
    const random = seededRandom(profile.listener.id * 1_000_003 + Math.floor(now / 3_600_000));
    const newestPlay = fresh?.show({ at: now }) ?? null;
    const answer = fillShelf(shelf, set, query, context, { size, random });
    const model = answer.model === null ? undefined : set.get(answer.model);
    const causes = model && new WeighedCauses(model, query);
    return {
      answer,
      causes: causes === undefined ? [] : answer.slots.map((slot) => causes.strongestOf(slot)),
      model: answer.model === null ? null : `${name}/${answer.model}`,
      newestPlay,
      verdicts: context.itemVerdicts,
      trainedOn: listenerCountOf(set),
    };
  }
}
