import type { ShelfName } from '@echotune/engine';
import { findTag } from '../catalogue/find-tag.ts';
import type { PlaylistRules } from '../playlist/check-rules.ts';
import type { Constraints } from './constraints.ts';
import { findArtists, findSongsMeant } from './find-named.ts';
import { NameUnknown } from './name-unknown.ts';
import type { ToolContext } from './tools/tool.ts';

/** Songs are about that long: what fits into an hour is counted by it. */
const minutesPerSong = 3.75;
const mostSongs = 100;

function shelfOf({ kind, likeSongs = [], likeArtists = [] }: Constraints): ShelfName {
  return likeSongs.length + likeArtists.length > 0 ? 'radio' : (kind ?? 'for-you');
}

/** What songs like others are to be, whether known or not, is a matter of the dial there. */
function familiarityOf({ familiarity, kind, ...rest }: Constraints): number | undefined {
  if (familiarity !== undefined || shelfOf(rest) !== 'radio') return familiarity;
  return kind === 'discover' ? 0 : kind === 'rediscover' || kind === 'on-repeat' ? 1 : undefined;
}

/** How many songs are asked for; `usual` where that is left open. */
function songsWanted({ count, minutes }: Constraints, usual: number): number {
  if (count !== undefined) return count;
  if (minutes === undefined) return usual;
  return Math.min(mostSongs, Math.max(1, Math.round(minutes / minutesPerSong)));
}

/** The question of a recommendation that constraints come to. Throws NameUnknown. */
export async function rulesOfConstraints(
  context: ToolContext,
  constraints: Constraints,
  usual: number,
): Promise<PlaylistRules> {
  const { deps, language } = context;
  const traits = await deps.traits.current();
  const tagsOf = (named: readonly string[] = []) =>
    named.map((name) => {
      const tag = findTag(traits, name);
      if (tag === null) throw new NameUnknown('tag', name);
      return tag;
    });
  const idsOf = (named: readonly { readonly id: number }[]) => named.map(({ id }) => id);
  const songIdsOf = (named: readonly { readonly songId: number }[]) =>
    named.map(({ songId }) => songId);
  const { likeSongs, likeArtists, withoutArtists, withoutSongs } = constraints;
  const { years, seconds, mood, energy, tempo, clean, popularity } = constraints;
  const shelf = shelfOf(constraints);
  const familiarity = familiarityOf(constraints);
  const seeds = {
    songs: songIdsOf(await findSongsMeant(context, likeSongs)),
    artists: idsOf(await findArtists(context, likeArtists)),
  };
  const hidden = {
    artists: idsOf(await findArtists(context, withoutArtists)),
    songs: songIdsOf(await findSongsMeant(context, withoutSongs)),
  };
  const wishes = {
    ...{ years, seconds, mood, energy, clean },
    ...(tempo && { features: { tempo } }),
    ...(constraints.tags && { tags: tagsOf(constraints.tags) }),
    // What nobody here is tagged with need not be kept out.
    ...(constraints.withoutTags && {
      withoutTags: constraints.withoutTags.map((name) => findTag(traits, name) ?? name),
    }),
    ...(hidden.artists.length > 0 && { withoutArtists: hidden.artists }),
    ...(hidden.songs.length > 0 && { withoutSongs: hidden.songs }),
  };
  const isWishing = Object.values(wishes).some((wish) => wish !== undefined);
  return {
    ...{ shelf, language, limit: songsWanted(constraints, usual) },
    ...(familiarity !== undefined && { familiarity }),
    ...(popularity !== undefined && { popularity }),
    ...(shelf === 'radio' && { seeds }),
    ...(isWishing && { wishes }),
  };
}
