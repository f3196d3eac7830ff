import {
  EchoError,
  type NewPlaylistEntry,
  type Playlist,
  type PlaylistRef,
  type Store,
} from '@echotune/data';
import type { SourceTrack } from '@echotune/formats';
import { resolveSpelling } from '../identify/resolve-spelling.ts';

/** The source of tracks that playlists tell of by their names. */
export const playlistSource = 'playlist';

/** A song of the catalogue, or a track by its names. */
export type WantedTrack = ({ readonly songId: number } | { readonly track: SourceTrack }) & {
  readonly reason?: string | null;
};

/**
 * Puts tracks into a playlist before a position, at the end where that is null; a name that nobody
 * knows yet becomes a track without a play. Throws song-unknown, playlist-unknown, playlist-changed,
 * playlist-full.
 */
export function addTracks(
  store: Store,
  playlist: PlaylistRef,
  wanted: readonly WantedTrack[],
  { position, now }: { readonly position: number | null; readonly now: number },
): Promise<Playlist> {
  return store.transaction(async (tx) => {
    const ids = await resolveNamed(tx, wanted);
    const chosen = wanted.flatMap((one) => ('songId' in one ? one.songId : []));
    const cards = await tx.catalogue.cards(chosen);
    const entries = wanted.map((one): NewPlaylistEntry => {
      const told = { reason: one.reason ?? null, addedAt: now };
      if ('track' in one) {
        const { trackId, spellingId } = ids.get(one) ?? unresolved();
        return { trackId, spellingId, ...told };
      }
      const card = cards.get(one.songId);
      if (card === undefined)
        throw new EchoError('song-unknown', `There is no song ${one.songId}.`);
      return { trackId: card.trackId, spellingId: null, ...told };
    });
    return tx.playlists.insert(playlist, position, entries);
  });
}

async function resolveNamed({ catalogue }: Store, wanted: readonly WantedTrack[]) {
  const named = wanted.filter((one) => 'track' in one);
  const ids = await catalogue.resolve(
    named.map(({ track }) => resolveSpelling(playlistSource, track)),
  );
  return new Map<WantedTrack, (typeof ids)[number]>(
    named.flatMap((one, at) => {
      const found = ids[at];
      return found === undefined ? [] : [[one, found] as const];
    }),
  );
}

function unresolved(): never {
  throw new EchoError('internal', 'A track was not resolved.');
}
