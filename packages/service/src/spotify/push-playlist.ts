import { mostItemsAtOnce, type SpotifyHolder } from '@echotune/connect';
import { EchoError, type Playlist } from '@echotune/data';
import type { SourceTrack } from '@echotune/formats';
import { nameKey, titleKey } from '../identify/name-key.ts';
import { spelledEntries } from '../listener/playlist-lines.ts';
import { TrackSpeller } from '../listener/spell-tracks.ts';
import { holdTokens } from './hold-tokens.ts';
import { type SpotifyDeps, spotify } from './spotify-deps.ts';

export interface PushedPlaylist {
  readonly remoteId: string;
  /** Where it is at Spotify. */
  readonly url: string;
  readonly added: number;
  /** Tracks of which neither an id is known nor one was found. */
  readonly missing: readonly { readonly title: string; readonly artist: string }[];
}

/** Tracks without an id that are searched for at one push: each costs a request. */
const mostSearches = 50;

/**
 * Makes a playlist at Spotify what it is here; the first time it is made there, as a private one. Broken
 * off anywhere, another push makes it whole: each begins by replacing all that is in it.
 */
export async function pushPlaylist(
  deps: SpotifyDeps,
  playlist: Playlist,
  signal?: AbortSignal,
): Promise<PushedPlaylist> {
  const holder = holdTokens(deps, playlist.listenerId);
  const { uris, missing } = await urisOf(deps, holder, playlist, signal);
  const first = uris.slice(0, mostItemsAtOnce);
  const remoteId = await replace(deps, holder, playlist, first);
  for (let at = mostItemsAtOnce; at < uris.length; at += mostItemsAtOnce) {
    signal?.throwIfAborted();
    await deps.api.addItems(holder, remoteId, uris.slice(at, at + mostItemsAtOnce), at);
  }
  const url = `https://open.spotify.com/playlist/${remoteId}`;
  return { remoteId, url, added: uris.length, missing };
}

/** Where it was pushed before, or to a new playlist where there is none any more. */
async function replace(
  { store, api }: SpotifyDeps,
  holder: SpotifyHolder,
  { id, name, description }: Playlist,
  uris: readonly string[],
): Promise<string> {
  const known = await store.connections.pushedTo(id, spotify);
  if (known !== null) {
    try {
      await api.replaceItems(holder, known, uris);
      return known;
    } catch (cause) {
      if (!(cause instanceof EchoError && cause.code === 'provider-refused')) throw cause;
    }
  }
  const made = await api.makePlaylist(holder, { name, description });
  await store.connections.notePushed(id, spotify, made.id);
  await api.replaceItems(holder, made.id, uris);
  return made.id;
}

async function urisOf(
  { store, api, lookups }: SpotifyDeps,
  holder: SpotifyHolder,
  playlist: Playlist,
  signal: AbortSignal | undefined,
) {
  const uris: string[] = [];
  const missing: { title: string; artist: string }[] = [];
  let searches = 0;
  const search = (track: SourceTrack): Promise<string | null> => {
    const key = JSON.stringify([spotify, titleKey(track.title), nameKey(track.artist)]);
    const isAsked = searches < mostSearches;
    return lookups.get(
      { key },
      () => (isAsked ? ask(track) : Promise.resolve(null)),
      () => isAsked,
    );
  };
  const ask = async ({ title, artist }: SourceTrack): Promise<string | null> => {
    searches += 1;
    const plain = (text: string) => text.replaceAll('"', ' ');
    const found = await api.search(holder, `track:"${plain(title)}" artist:"${plain(artist)}"`);
    const isIt = ({ name, artists }: (typeof found)[number]) =>
      titleKey(name) === titleKey(title) &&
      artists.some((one) => nameKey(one.name) === nameKey(artist));
    return found.find(isIt)?.uri ?? null;
  };
  const speller = new TrackSpeller(store, 'as they count');
  for await (const page of spelledEntries(store, playlist, speller)) {
    for (const { spelled } of page) {
      signal?.throwIfAborted();
      const { track } = spelled;
      const known = track.identities.find(({ kind }) => kind === 'spotify-track')?.value;
      const uri = known ?? (await search(track));
      if (uri === null) missing.push({ title: track.title, artist: track.artist });
      else uris.push(uri);
    }
  }
  return { uris, missing };
}
