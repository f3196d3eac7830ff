import { EchoError, type Playlist, type Store } from '@echotune/data';
import type { EmptyShelf } from '../recommend/explain-empty-shelf.ts';
import type { Recommender } from '../recommend/recommend-songs.ts';
import { rulesOf } from './check-rules.ts';

export interface FillDeps {
  readonly store: Store;
  readonly recommender: Pick<Recommender, 'recommend'>;
}

export interface FilledPlaylist {
  readonly playlist: Playlist;
  /** Why the rules found nothing; then what stands in the playlist stays. */
  readonly empty: EmptyShelf | null;
}

/**
 * Fills a playlist by its rules, each pick with the reason for it as it is now; what stood in it goes.
 * Throws input-invalid where it has no rules, or such as this release does not know; playlist-changed
 * where somebody changed it since, or meanwhile; as `Recommender.recommend`.
 */
export async function fillPlaylist(
  { store, recommender }: FillDeps,
  playlist: Playlist,
): Promise<FilledPlaylist> {
  const rules = rulesOf(playlist);
  if (rules === null) {
    const why = playlist.kind === 'rules' ? 'has rules of another release' : 'has no rules';
    throw new EchoError('input-invalid', `"${playlist.name}" ${why}: it cannot be refreshed.`);
  }
  const { listenerId, id, version } = playlist;
  const { at, items, empty } = await recommender.recommend({ ...rules, listenerId });
  if (items.length === 0) return { playlist, empty };
  const entries = items.map(({ song, reason }) => ({
    ...{ trackId: song.trackId, spellingId: null, addedAt: at },
    reason: reason.map(({ text }) => text).join(''),
  }));
  return { playlist: await store.playlists.fill({ listenerId, id, version }, entries), empty };
}
