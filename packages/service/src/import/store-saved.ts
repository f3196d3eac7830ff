import { notForTraining, type SongFeature, type SongTag } from '@echotune/data';
import type { SavedTrack } from '@echotune/formats';
import type { EntryDesk } from './resolve-entries.ts';

/** What these say comes from the Spotify Web API, whose terms forbid that models learn from it. */
const onlyForShowing: ReadonlySet<string> = new Set(['exportify', notForTraining]);

/** Stores a library's tracks, with their sound and tags. Returns, in order, which were new. */
export async function storeSaved(
  { store, listenerId, source, ids }: EntryDesk,
  saved: readonly SavedTrack[],
): Promise<boolean[]> {
  if (saved.length === 0) return [];
  const sourceOf = (entry: SavedTrack) => entry.source ?? source;
  const songs = saved.map((entry) => ({
    entry,
    songId: ids.track(entry.track, entry.spelledBy ?? entry.source).songId,
  }));
  for (const [name, entries] of Map.groupBy(songs, ({ entry }) => sourceOf(entry))) {
    await store.features.add({
      source: name,
      trainable: !onlyForShowing.has(name),
      songFeatures: entries.flatMap(featuresOf),
      songTags: entries.flatMap(tagsOf),
      artistTags: [],
    });
  }
  const fresh = new Set(
    await store.saved.add(
      listenerId,
      songs.map(({ entry, songId }) => ({
        songId,
        savedAt: entry.savedAt,
        source: sourceOf(entry),
      })),
    ),
  );
  // A song that stands in the file twice is new once.
  return songs.map(({ songId }) => fresh.delete(songId));
}

interface SavedSong {
  readonly entry: SavedTrack;
  readonly songId: number;
}

function featuresOf({ entry, songId }: SavedSong): SongFeature[] {
  return Object.entries(entry.features).map(([name, value]) => ({ songId, name, value }));
}

function tagsOf({ entry, songId }: SavedSong): SongTag[] {
  const tags = new Set(entry.tags.map((tag) => tag.trim().toLowerCase()).filter(Boolean));
  return [...tags].map((tag) => ({ songId, tag, weight: 1 }));
}
