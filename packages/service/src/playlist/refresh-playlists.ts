import type { ScheduledPlaylist, Store, Telemetry } from '@echotune/data';
import { dayStart, weekStart } from '@echotune/engine';
import type { ListenerProfiles } from '../recommend/keep-profiles.ts';
import { type FillDeps, fillPlaylist } from './fill-playlist.ts';

export interface RefreshDeps extends FillDeps {
  readonly profiles: ListenerProfiles;
  readonly telemetry: Telemetry;
  readonly clock: () => number;
}

const hourMs = 3_600_000;

/** Has it looked once an hour, by whoever works off jobs, whether a day or a week has begun for somebody. */
export function scheduleRefreshes({ jobs }: Store): Promise<void> {
  return jobs.schedule('playlists', 'playlists', {}, { everyMs: hourMs });
}

/**
 * Fills the playlists whose listener's day or week is another than when they were filled last. One that
 * cannot be filled now is left for the next hour, and the others are not.
 */
export async function refreshPlaylists(
  deps: RefreshDeps,
): Promise<{ readonly refreshed: number; readonly failed: number }> {
  const { store, telemetry } = deps;
  let [refreshed, failed] = [0, 0];
  for (const scheduled of await store.playlists.scheduled()) {
    const { listenerId, id } = scheduled;
    try {
      if (!(await isDue(deps, scheduled))) continue;
      const playlist = await store.playlists.get(listenerId, id);
      if (playlist === null) continue;
      const { empty } = await fillPlaylist(deps, playlist);
      if (empty === null) refreshed += 1;
    } catch (cause) {
      failed += 1;
      telemetry.log('warn', 'playlist-not-refreshed', { playlist: id, cause });
    }
  }
  return { refreshed, failed };
}

async function isDue(
  { profiles, clock: clockNow }: RefreshDeps,
  { listenerId, refresh, filledAt }: ScheduledPlaylist,
): Promise<boolean> {
  if (filledAt === null) return true;
  const { clock } = await profiles.get(listenerId);
  const now = clockNow();
  return filledAt < (refresh === 'daily' ? dayStart(now, clock) : weekStart(now, clock));
}
