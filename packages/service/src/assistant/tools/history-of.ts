import { narrowed, playedIn, rankIn } from '@echotune/engine';
import { always, countPlays } from '../../explore/count-plays.ts';
import { describeSongs, found } from '../describe-songs.ts';
import { findArtist, findSong } from '../find-named.ts';
import { dayOf, momentsOf } from '../local-range.ts';
import { wordsOf } from '../phrases/phrases.ts';
import type { ToolInput } from './inputs.ts';
import type { ReadingTool, ToolContext, ToolOutcome } from './tool.ts';

/** What is asked about: a song, or all songs of an artist. */
interface Meant {
  readonly rankAmong: 'items' | 'artists';
  readonly id: number;
  readonly isMeant: (song: number) => boolean;
}

async function countsOf(
  { deps, listenerId }: ToolContext,
  { rankAmong, id, isMeant }: Meant,
  within: { readonly from?: number; readonly to?: number },
) {
  const history = (await deps.profiles.get(listenerId)).history();
  const catalogue = await deps.catalogue.current();
  const range = { ...always, ...within };
  const own = narrowed(history, isMeant);
  const rank = rankIn(playedIn(history, range, catalogue)[rankAmong], id);
  const played = playedIn(own, range, catalogue);
  return countPlays(own, { catalogue, played, rank, now: deps.clock(), range });
}

/** When it was, in local dates. */
async function whenOf(
  context: ToolContext,
  { firstAt, lastAt, rank }: Awaited<ReturnType<typeof countsOf>>,
) {
  return {
    ...(firstAt !== null && { firstPlayed: await dayOf(context, firstAt) }),
    ...(lastAt !== null && { lastPlayed: await dayOf(context, lastAt) }),
    ...(rank !== null && { rank }),
  };
}

async function run(
  context: ToolContext,
  { song: ref, artist: called = '', from, to }: ToolInput<'history_of'>,
): Promise<ToolOutcome> {
  const words = wordsOf(context.language);
  const range = await momentsOf(context, { from, to });
  const told = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  if (ref !== undefined) {
    const song = await findSong(context, ref);
    const { songId: id, title, artist } = song;
    const isMeant = (one: number) => one === id;
    const counts = await countsOf(context, { rankAmong: 'items', id, isMeant }, range);
    const { plays } = counts;
    const facts = { title, artist, plays, ...told, ...(await whenOf(context, counts)) };
    const { cards } = await describeSongs(context, [{ song, plays }]);
    return found(facts, [words.history(`${title} – ${artist}`, facts)], cards);
  }
  const { id, name } = await findArtist(context, called);
  const { artistOf } = await context.deps.catalogue.current();
  const isMeant = (song: number) => artistOf[song] === id;
  const counts = await countsOf(context, { rankAmong: 'artists', id, isMeant }, range);
  const { plays, songs } = counts;
  const facts = { artist: name, plays, songs, ...told, ...(await whenOf(context, counts)) };
  return found(facts, [words.history(name, facts)], [{ kind: 'artist', id, name, plays }]);
}

export const historyOf: ReadingTool<'history_of'> = {
  ...{ name: 'history_of', effect: 'reads', run },
  description: 'How often the listener played a song or an artist, and when first and last.',
};
