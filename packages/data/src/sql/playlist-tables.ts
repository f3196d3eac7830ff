import type { Generated } from 'kysely';
import type { RefreshEvery } from '../domain/playlist.ts';

/** The tables of playlists as Kysely sees them. */
export interface PlaylistTables {
  playlist: {
    id: Generated<number>;
    listener_id: number;
    name: string;
    description: string;
    /** Null where no rules fill it. */
    rules: string | null;
    refresh: RefreshEvery | null;
    version: number;
    created_at: number;
    updated_at: number;
    filled_at: number | null;
  };
  playlist_entry: {
    id: Generated<number>;
    playlist_id: number;
    /** From 0, without gaps. */
    position: number;
    track_id: number;
    spelling_id: number | null;
    reason: string | null;
    added_at: number;
  };
  /** Tracks of the songs that rules start from. */
  playlist_seed: { playlist_id: number; position: number; track_id: number };
}
