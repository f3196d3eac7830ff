import { EchoError, type Playlist, type Store } from '@echotune/data';
import { type PlaylistFormat, type PlaylistItem, playlistFormats } from '@echotune/formats';
import { spelledEntries } from '../listener/playlist-lines.ts';
import { TrackSpeller } from '../listener/spell-tracks.ts';

export interface ExportedPlaylist {
  /** The playlist's name as files may be called everywhere. */
  readonly fileName: string;
  readonly mediaType: string;
  /** To be written in UTF-8. */
  readonly text: Iterable<string>;
}

/** A playlist as a file, each track with every identifier that is known of it, and its reason. */
export async function exportPlaylist(
  store: Store,
  playlist: Playlist,
  formatName: PlaylistFormat['name'],
): Promise<ExportedPlaylist> {
  const format = playlistFormats.find(({ name }) => name === formatName);
  if (format === undefined) {
    throw new EchoError('input-invalid', `There is no playlist format ${formatName}.`);
  }
  const { name, description } = playlist;
  const items = await itemsOf(store, playlist);
  return {
    fileName: `${safe(name)}.${format.extension}`,
    mediaType: format.mediaType,
    text: format.write({ name, description, items }),
  };
}

function safe(name: string): string {
  const plain = name.replace(/[^\p{L}\p{M}\p{N} ._-]/gu, '_').trim();
  return plain.replace(/^\.+/, '').slice(0, 100).trim() || 'playlist';
}

async function itemsOf(store: Store, playlist: Playlist): Promise<PlaylistItem[]> {
  const speller = new TrackSpeller(store, 'as they count');
  const items: PlaylistItem[] = [];
  for await (const page of spelledEntries(store, playlist, speller)) {
    const songs = [...new Set(page.map(({ entry }) => entry.songId))];
    const features = await store.features.songFeatures(songs, 'showing');
    const lengths = new Map(
      features.flatMap(({ songId, name, value }) =>
        name === 'duration_ms' ? [[songId, value] as const] : [],
      ),
    );
    for (const { entry, spelled } of page) {
      const { songId, reason: note, addedAt } = entry;
      const durationMs = lengths.get(songId) ?? null;
      items.push({ track: spelled.track, durationMs, note, addedAt });
    }
  }
  return items;
}
