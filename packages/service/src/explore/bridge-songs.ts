import type { SongCard } from '@echotune/data';
import { bridge, cosine, isPlaced, listenerCountOf, similarityOf } from '@echotune/engine';
import { checkSongs } from '../recommend/choose-songs.ts';
import { type Facts, gatherFacts } from '../recommend/gather-facts.ts';
import { rankContext } from '../recommend/gather-rank-context.ts';
import type { ListenerProfile } from '../recommend/keep-profiles.ts';
import type { ReasonLanguage } from '../recommend/phrases/languages.ts';
import type { Sentence } from '../recommend/phrases/sentence.ts';
import { stepSentence } from '../recommend/write-reason.ts';
import type { ExploreDeps } from './explore-deps.ts';
import type { Placing } from './keep-vectors.ts';

export interface BridgeSpan {
  readonly from: number;
  readonly to: number;
  /** Songs, both ends among them. */
  readonly length: number;
}

export interface BridgeStep {
  readonly song: SongCard;
  /** −1 … 1: how near the model puts it to the song before; null at the beginning. */
  readonly similarity: number | null;
  readonly reason: Sentence;
}

export interface NoBridge {
  readonly code: 'same-song' | 'no-model' | 'song-unplaced';
  readonly message: string;
  /** What would lead there. */
  readonly help: string;
}

export interface Bridge {
  /** What the way goes by, `blend@3`; null where none was found. */
  readonly model: string | null;
  /** From one end to the other; fewer than asked for where no more fit. */
  readonly steps: readonly BridgeStep[];
  readonly empty: NoBridge | null;
}

/** Verdicts that keep a song off the way. */
const away: ReadonlySet<string> = new Set(['hide', 'dislike', 'not-now']);

/**
 * Songs that lead from one to another, each near the one before, without what the listener has put
 * away. Reasons are in `language`. Throws listener-unknown, song-unknown.
 */
export async function bridgeSongs(
  deps: ExploreDeps,
  listenerId: number,
  span: BridgeSpan,
  language: ReasonLanguage = 'en',
): Promise<Bridge> {
  const { store, profiles, catalogue, clock } = deps;
  const profile = await profiles.get(listenerId);
  checkSongs([span.from, span.to], await catalogue.current());
  const placing = await deps.vectors.current();
  const wishes = { ...span, ...(await restrictions(deps, profile)) };
  const path = span.from === span.to ? null : placing && bridge(placing.songs, wishes);
  if (!placing || !path) {
    return { model: null, steps: [], empty: await whyNone(deps, placing, span) };
  }
  const { set } = await deps.champion.current();
  const wanted = { songs: path, tagged: path, alike: [], trainedOn: listenerCountOf(set) };
  const facts = await gatherFacts(store, profile, clock(), wanted, language);
  const steps = stepsOf(path, placing.songs, similarityOf(set), facts);
  return { model: placing.model, steps, empty: null };
}

/** What may lie between the ends. */
async function restrictions({ store, catalogue, clock }: ExploreDeps, profile: ListenerProfile) {
  const { itemVerdicts, artistVerdicts, ...known } = await rankContext(
    ...([store, catalogue, profile, 'more-like-this', clock()] as const),
  );
  const artistOf = (song: number) => known.catalogue.artistOf[song] ?? 0;
  const isAway = (song: number) =>
    away.has(itemVerdicts.get(song) ?? '') || away.has(artistVerdicts.get(artistOf(song)) ?? '');
  return { artistOf, fits: (song: number) => artistOf(song) !== 0 && !isAway(song) };
}

function stepsOf(
  path: readonly number[],
  songs: Placing['songs'],
  together: ReturnType<typeof similarityOf>,
  facts: Facts,
): BridgeStep[] {
  return path.flatMap((songId, at): BridgeStep[] => {
    const song = facts.songs.get(songId);
    if (song === undefined) return [];
    const before = path[at - 1];
    if (before === undefined) return [{ song, similarity: null, reason: facts.phrases.wayBegins }];
    const arePlayedTogether = (together?.(before, songId) ?? 0) > 0;
    const reason = stepSentence(songId, before, arePlayedTogether, facts);
    return [{ song, similarity: cosine(songs, before, songId), reason }];
  });
}

async function whyNone(
  { store }: ExploreDeps,
  placing: Placing | null,
  { from, to }: BridgeSpan,
): Promise<NoBridge> {
  if (from === to) {
    return {
      code: 'same-song',
      message: 'Both ends are the same song.',
      help: 'Choose another one to arrive at.',
    };
  }
  if (placing === null) {
    return {
      code: 'no-model',
      message: 'No model has been trained yet that knows what lies near what.',
      help: 'The first training follows an import; ask again when it is done.',
    };
  }
  const stray = isPlaced(placing.songs, from) ? to : from;
  const title = (await store.catalogue.cards([stray])).get(stray)?.title ?? stray;
  return {
    code: 'song-unplaced',
    message: `The model does not know yet where ${title} lies.`,
    help: 'Play it among other songs, or choose another; it finds its place with the next training.',
  };
}
