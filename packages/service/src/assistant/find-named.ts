import type { Playlist, SongCard } from '@echotune/data';
import { findArtistsCalled } from '../catalogue/find-songs.ts';
import { searchCatalogue } from '../catalogue/search-catalogue.ts';
import { artistKey, nameKey } from '../identify/name-key.ts';
import type { SongRef } from './constraints.ts';
import { NameUnknown } from './name-unknown.ts';
import type { ToolContext } from './tools/tool.ts';

export interface NamedArtist {
  readonly id: number;
  readonly name: string;
}

/** Songs that could be meant are looked at up to here. */
const mostMeant = 50;

/** The artist of a name: of exactly that one, or the only one whose name holds all its words. Throws NameUnknown. */
export async function findArtist({ deps }: ToolContext, called: string): Promise<NamedArtist> {
  const { catalogue } = deps.store;
  const [exact] = await findArtistsCalled(deps.store, [called]);
  if (exact != null) {
    const name = (await catalogue.artists([exact])).get(exact);
    if (name !== undefined) return { id: exact, name };
  }
  const { artists } = await searchCatalogue(deps, called, 2);
  const [only, another] = artists;
  if (only === undefined || another !== undefined) throw new NameUnknown('artist', called);
  return only;
}

export const findArtists = (context: ToolContext, called: readonly string[] = []) =>
  Promise.all(called.map((name) => findArtist(context, name)));

/** How a song is named that is not found. */
export function songCalled(ref: SongRef): string {
  if ('shown' in ref) return `${ref.shown}`;
  return ref.artist === undefined || ref.artist === '' ? ref.title : `${ref.title} – ${ref.artist}`;
}

/**
 * The song that is meant: of that title, by that artist where one is named, the one that the listener has played most.
 * Throws NameUnknown.
 */
export async function findSong(context: ToolContext, ref: SongRef): Promise<SongCard> {
  if ('shown' in ref) {
    const song = context.shown[ref.shown - 1]?.song;
    if (song === undefined) throw new NameUnknown('shown', songCalled(ref));
    return song;
  }
  const { title, artist = '' } = ref;
  const { songs } = await searchCatalogue(context.deps, `${title} ${artist}`, mostMeant);
  const isBy = (song: SongCard) => artist === '' || artistKey(song.artist) === artistKey(artist);
  const theirs = songs.filter(isBy);
  const exact = theirs.filter((song) => nameKey(song.title) === nameKey(title));
  const { playCounts } = await context.deps.profiles.get(context.listenerId);
  const plays = ({ songId }: SongCard) => playCounts.get(songId) ?? 0;
  const meant = (exact.length > 0 ? exact : theirs).toSorted((a, b) => plays(b) - plays(a))[0];
  if (meant === undefined) throw new NameUnknown('song', songCalled(ref));
  return meant;
}

export const findSongsMeant = (context: ToolContext, refs: readonly SongRef[] = []) =>
  Promise.all(refs.map((ref) => findSong(context, ref)));

/** The newest of a name, however it is written. Throws NameUnknown. */
export async function findPlaylist(
  { deps: { store }, listenerId }: ToolContext,
  called: string,
): Promise<Playlist> {
  const [exact] = await store.playlists.named(listenerId, called);
  if (exact !== undefined) return exact;
  const all = await store.playlists.versions(listenerId);
  const like = all.find(({ name }) => nameKey(name) === nameKey(called));
  const found = like === undefined ? null : await store.playlists.get(listenerId, like.id);
  if (found === null) throw new NameUnknown('playlist', called);
  return found;
}
