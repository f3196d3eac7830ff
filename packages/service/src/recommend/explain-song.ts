import { EchoError, type SongCard } from '@echotune/data';
import {
  explainSlot,
  listenerCountOf,
  listReasons,
  type Plays,
  type Reason,
  type ReasonList,
} from '@echotune/engine';
import { type Facts, gatherFacts } from './gather-facts.ts';
import { songsOfKind } from './gather-tags.ts';
import { toldAlike } from './gather-tellers.ts';
import type { ReasonLanguage } from './phrases/languages.ts';
import type { Sentence } from './phrases/sentence.ts';
import { poseQuestion } from './pose-question.ts';
import type { RecommenderDeps } from './recommend-songs.ts';
import { causeOf, WeighedCauses } from './weigh-causes.ts';
import { causeSentence, causeSentences } from './write-reason.ts';

export interface Addend {
  /** The models or the ranking step that add it, strongest first, joined by "+". */
  readonly source: string;
  readonly value: number;
  readonly label: Sentence;
  /** The play that caused it. */
  readonly play: {
    readonly id: number;
    readonly songId: number;
    readonly startedAt: number;
  } | null;
}

export interface SongExplanation {
  readonly impression: number;
  readonly song: SongCard;
  readonly shelf: string;
  readonly model: string;
  readonly at: number;
  readonly score: number;
  readonly sentences: readonly Sentence[];
  /** Strongest first; they add up to `score` within 1e-4. */
  readonly addends: readonly Addend[];
}

/** A discovery can have a hundred thousand causes; the weakest are given as one sum. */
const addendsListed = 200;
/** How far a recomputed score may be from the one shown before the history must have changed. */
const tolerance = 1e-4;

/** Recomputes, to the last addend, why a shown song got its score. */
export class Explainer {
  readonly #deps: RecommenderDeps;

  constructor(deps: RecommenderDeps) {
    this.#deps = deps;
  }

  /** Throws listener-unknown, impression-unknown, history-changed. */
  async explain(
    listenerId: number,
    impressionId: number,
    language: ReasonLanguage,
  ): Promise<SongExplanation> {
    const { store, profiles, champion } = this.#deps;
    const profile = await profiles.get(listenerId);
    const impression = await store.impressions.get(listenerId, impressionId);
    if (impression === null) {
      throw new EchoError('impression-unknown', `There is no answer numbered ${impressionId}.`);
    }
    const [name = '', kind = ''] = impression.model.split('/');
    const models = await champion.named(name);
    const model = models?.set.get(kind);
    if (models === null || model === undefined) {
      throw changed('The model that answered is no longer kept.');
    }
    await models.fresh?.catchUp();
    // Whatever was wished for: the song was put forward, and its score does not depend on the others.
    const only = (song: number) => song === impression.songId;
    const query = { ...poseQuestion(impression.shelf, profile, impression), only };
    const slot = { item: impression.songId, adjustments: impression.adjustments };
    models.fresh?.show({ at: impression.at, newestPlay: impression.newestPlay ?? 0 });
    const explanation = explainSlot(model, query, slot);
    if (Math.abs(explanation.total - impression.score) > tolerance) {
      throw changed('Plays before that answer were added or removed since.');
    }
    const causes = new WeighedCauses(model, query).of(slot);
    const facts = await gatherFacts(
      store,
      profile,
      impression.at,
      {
        songs: [impression.songId, ...causes.flatMap((cause) => cause.song ?? [])],
        tagged: songsOfKind(impression.songId, causes),
        alike: toldAlike(impression.songId, causes),
        trainedOn: listenerCountOf(models.set),
      },
      language,
    );
    const song = facts.songs.get(impression.songId);
    if (song === undefined) throw changed('The song is no longer in the catalogue.');
    const listed = listReasons(explanation, addendsListed);
    return {
      impression: impressionId,
      song,
      shelf: impression.shelf,
      model: impression.model,
      at: impression.at,
      score: impression.score,
      sentences: causeSentences(causes, impression.songId, facts),
      addends: [
        ...listed.reasons.map((reason) => addend(reason, song, query.plays, facts)),
        ...rest(listed, facts),
      ],
    };
  }
}

function changed(message: string): EchoError {
  return new EchoError('history-changed', message);
}

function rest({ rest: { count, value } }: ReasonList, { phrases }: Facts): Addend[] {
  if (count === 0) return [];
  const label = [{ text: phrases.weakerReasons(count), strong: false }];
  return [{ source: 'rest', value, label, play: null }];
}

function addend(reason: Reason, { songId: item }: SongCard, plays: Plays, facts: Facts): Addend {
  const { play, value, parts } = reason;
  const source = parts.map((part) => part.source).join('+');
  if (play === undefined) {
    const cause = causeOf(parts[0]?.source ?? '', null, value);
    return { source, value, play: null, label: causeSentence(cause, item, facts) };
  }
  const songId = plays.items[play] ?? 0;
  const title = facts.songs.get(songId)?.title ?? '';
  const id = plays.ids[play] ?? 0;
  return {
    ...{ source, value, label: [{ text: title, strong: true }] },
    // A song that was asked about stands for itself, not for a play of it.
    play: id === 0 ? null : { id, songId, startedAt: plays.startedAt[play] ?? 0 },
  };
}
