import { notForTraining } from '@echotune/data';
import type { SavedTrack } from '@echotune/formats';
import { resolveEntries } from '../import/resolve-entries.ts';
import { storeSaved } from '../import/store-saved.ts';
import { holdTokens } from './hold-tokens.ts';
import { sourceTrackOf } from './source-track.ts';
import type { SpotifyDeps } from './spotify-deps.ts';

export interface LibraryRead {
  readonly read: number;
  readonly total: number;
  /** Songs that were not saved here yet. */
  readonly added: number;
}

/**
 * Reads the tracks of a listener's library into their saved songs, page by page. Run again it adds what
 * is new; what was taken out at Spotify stays here. Their lengths are for showing alone.
 */
export async function readLibrary(
  deps: SpotifyDeps,
  listenerId: number,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (read: LibraryRead) => void } = {},
): Promise<LibraryRead> {
  const holder = holdTokens(deps, listenerId);
  let [read, added] = [0, 0];
  for (;;) {
    const page = await deps.api.savedTracks(holder, read, signal);
    const saved = page.items.flatMap(({ track, added_at: savedAt }): SavedTrack[] => {
      if (track === null) return [];
      const features = { duration_ms: track.duration_ms };
      return [{ kind: 'saved', track: sourceTrackOf(track), savedAt, features, tags: [] }];
    });
    added += await storePage(deps, listenerId, saved);
    read += page.items.length;
    const sofar = { read, total: page.total, added };
    onProgress?.(sofar);
    if (page.next === null || page.items.length === 0) return sofar;
  }
}

function storePage({ store }: SpotifyDeps, listenerId: number, saved: readonly SavedTrack[]) {
  return store.transaction(async (tx) => {
    const ids = await resolveEntries(tx, notForTraining, saved);
    const desk = { store: tx, listenerId, source: notForTraining, ids };
    const isNew = await storeSaved(desk, saved);
    return isNew.filter(Boolean).length;
  });
}
