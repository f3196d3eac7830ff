import { EchoError, type SongCard } from '@echotune/data';
import { bestOf, narrowed, playedIn, rankIn, type Tallies } from '@echotune/engine';
import { always, countPlays, type OwnHistory } from './count-plays.ts';
import type { ExploreDeps } from './explore-deps.ts';
import { findSimilarArtists, type SimilarArtist } from './find-similar-artists.ts';
import { knowOpinion, type Opinion } from './know-opinion.ts';
import { tagArtists } from './tag-artists.ts';

export interface PlayedSong {
  readonly song: SongCard;
  readonly plays: number;
}

export interface DescribedArtist extends Opinion {
  readonly id: number;
  readonly name: string;
  /** The strongest first. */
  readonly tags: readonly string[];
  readonly history: OwnHistory;
  /** The artist's songs that the listener played most, then others of them. */
  readonly topSongs: readonly PlayedSong[];
  /** Most alike first. */
  readonly similar: readonly SimilarArtist[];
}

const songsListed = 12;

/** An artist and the listener's history with them. Throws listener-unknown, artist-unknown. */
export async function describeArtist(
  deps: ExploreDeps,
  listenerId: number,
  id: number,
): Promise<DescribedArtist> {
  const { store, profiles, catalogue, clock } = deps;
  const profile = await profiles.get(listenerId);
  const known = await catalogue.current();
  const isTheirs = (song: number) => known.artistOf[song] === id;
  const songs = [...known.artistOf.keys()].filter(isTheirs);
  const name = songs.length > 0 ? (await store.catalogue.artists([id])).get(id) : undefined;
  if (name === undefined) throw new EchoError('artist-unknown', `There is no artist ${id}.`);
  const history = profile.history();
  const { artists } = playedIn(history, always, known);
  const own = narrowed(history, isTheirs);
  const played = playedIn(own, always, known);
  return {
    ...{ id, name, tags: (await tagArtists(deps, [id])).get(id) ?? [] },
    ...(await knowOpinion(store, listenerId, { artistId: id })),
    history: countPlays(own, {
      ...{ catalogue: known, played, rank: rankIn(artists, id), now: clock() },
    }),
    topSongs: await listSongs(deps, songs, played.items),
    similar: await findSimilarArtists(deps, listenerId, id, artists),
  };
}

/** The most played first, then songs that were not. */
async function listSongs(
  { store }: ExploreDeps,
  songs: readonly number[],
  played: Tallies,
): Promise<PlayedSong[]> {
  const rows = bestOf(played, songs.length).sort((a, b) => b.plays - a.plays);
  const playsOf = new Map(rows.map(({ id, plays }) => [id, plays]));
  const listed = [...new Set([...playsOf.keys(), ...songs])].slice(0, songsListed);
  const cards = await store.catalogue.cards(listed);
  return listed.flatMap((songId) => {
    const song = cards.get(songId);
    return song === undefined ? [] : [{ song, plays: playsOf.get(songId) ?? 0 }];
  });
}
