import type { Store, Playlist as Stored } from '@echotune/data';
import { EchoError } from '@echotune/data';
import { rulesOf } from '@echotune/service';
import type { z } from 'zod';
import { type Playlist, PlaylistRules } from './schema/playlist.ts';

/** Throws playlist-unknown. */
export async function storedPlaylist(
  { playlists }: Store,
  listenerId: number,
  id: number,
): Promise<Stored> {
  const playlist = await playlists.get(listenerId, id);
  if (playlist !== null) return playlist;
  throw new EchoError('playlist-unknown', `There is no playlist ${id}.`);
}

/** A playlist as the API tells it. */
export function playlistOf(stored: Stored): z.output<typeof Playlist> {
  const { id, name, description, kind, refresh, version, entryCount: entries } = stored;
  const { createdAt, updatedAt, filledAt } = stored;
  const rules = rulesOf(stored);
  return {
    ...{ id, name, description, kind, refresh, entries, version, createdAt, updatedAt, filledAt },
    rules: rules && PlaylistRules.parse(rules),
  };
}
