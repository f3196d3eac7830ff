import type { PlaylistEntry, Store } from '@echotune/data';
import type { KeptPlaylist, KeptPlaylistEntry } from '@echotune/formats';
import type { SpelledBy, TrackSpeller } from './spell-tracks.ts';

const pageSize = 1000;

/** A listener's playlists for an archive, the oldest first, each before its entries. */
export async function* playlistLines(
  store: Store,
  listenerId: number,
  speller: TrackSpeller,
): AsyncGenerator<KeptPlaylist | KeptPlaylistEntry> {
  const playlists = await store.playlists.list(listenerId, null, Number.MAX_SAFE_INTEGER);
  for (const { id, name, description, rules, seedSongs, refresh, ...rest } of playlists.reverse()) {
    const { createdAt, updatedAt, filledAt } = rest;
    const called = await speller.called('song', seedSongs);
    const seeds = seedSongs.flatMap((songId) => called.get(songId) ?? []);
    const times = { createdAt, updatedAt };
    yield { kind: 'playlist', name, description, rules, seeds, refresh, ...times, filledAt };
    for await (const page of spelledEntries(store, { listenerId, id }, speller)) {
      for (const { entry, spelled } of page) {
        const { position, reason, addedAt } = entry;
        const place = { playlist: name, ...times, position };
        yield { kind: 'playlist-entry', ...place, ...spelled, reason, addedAt };
      }
    }
  }
}

export interface SpelledEntry {
  readonly entry: PlaylistEntry;
  readonly spelled: SpelledBy;
}

/**
 * The entries of a playlist in order, page by page: as the file spelled them that told of them, else as
 * a history does.
 */
export async function* spelledEntries(
  store: Store,
  { listenerId, id }: { readonly listenerId: number; readonly id: number },
  speller: TrackSpeller,
): AsyncGenerator<SpelledEntry[]> {
  for (let from = 0; ; from += pageSize) {
    const page = await store.playlists.entries(listenerId, id, from, pageSize);
    const unspelled = page.filter(({ spelling }) => spelling === null);
    const called = await speller.called(
      'track',
      unspelled.map(({ trackId }) => trackId),
    );
    await speller.prepare(page);
    yield page.flatMap((entry) => {
      const { spelling, trackId } = entry;
      const spelled =
        spelling === null
          ? called.get(trackId)
          : { track: speller.track(spelling), spelledBy: spelling.source };
      return spelled === undefined ? [] : { entry, spelled };
    });
    if (page.length < pageSize) return;
  }
}
