import { type Connection, EchoError, notForTraining, type Store } from '@echotune/data';
import { unknownMs } from '@echotune/formats';
import { type LivePlay, recordPlays } from '../feedback/record-plays.ts';
import { isAhead } from '../import/refuse-future.ts';
import { holdTokens } from './hold-tokens.ts';
import { sourceTrackOf } from './source-track.ts';
import { type SpotifyDeps, spotify } from './spotify-deps.ts';

export interface PolledPlays {
  readonly listeners: number;
  readonly added: number;
  readonly failed: number;
}

/** What Spotify keeps of somebody: whoever plays more than that between two looks loses plays. */
const mostKept = 50;
const everyMs = 10 * 60_000;

/** Has it looked every ten minutes, by whoever works off jobs, where Spotify is configured. */
export function schedulePolling({
  store: { jobs },
  spotify: deps,
}: {
  store: Store;
  spotify: SpotifyDeps | null;
}): Promise<void> {
  const name = 'spotify-plays';
  return deps === null ? jobs.unschedule(name) : jobs.schedule(name, name, {}, { everyMs });
}

/**
 * Reads what everybody who is connected has played lately. Whom it cannot be read of now is left for the
 * next time, and the others are not.
 */
export async function pollPlays(deps: SpotifyDeps, signal?: AbortSignal): Promise<PolledPlays> {
  let [listeners, added, failed] = [0, 0, 0];
  for (const connection of await deps.store.connections.list(spotify)) {
    if (signal?.aborted) break;
    if (connection.consentLostAt !== null) continue;
    try {
      added += await pollListener(deps, connection, signal);
      listeners += 1;
    } catch (cause) {
      failed += 1;
      const code = cause instanceof EchoError ? cause.code : 'internal';
      deps.telemetry.count('spotify_polls_failed', 1, { code });
      deps.telemetry.log('warn', 'spotify-not-polled', { listener: connection.listenerId, cause });
    }
  }
  return { listeners, added, failed };
}

/**
 * Stores a listener's newest plays, as witnessed by the Web API: no model learns from them. Killed before
 * the cursor moves on, it reads the same once more, and they are duplicates.
 */
export async function pollListener(
  deps: SpotifyDeps,
  { listenerId, provider, cursor }: Connection,
  signal?: AbortSignal,
): Promise<number> {
  const { store, api, telemetry } = deps;
  const { items } = await api.recentlyPlayed(holdTokens(deps, listenerId), cursor, signal);
  if (cursor !== null && items.length >= mostKept) telemetry.count('spotify_plays_maybe_missed');
  const now = deps.clock();
  const ended = items
    .filter(({ played_at }) => !isAhead(played_at, now))
    .sort((a, b) => a.played_at - b.played_at);
  const plays = ended.map(({ track, played_at: stampedAt, context }, nth): LivePlay => {
    // The length tells the start, unless another track was still playing then.
    const before = ended[nth - 1]?.played_at ?? cursor ?? Number.NEGATIVE_INFINITY;
    const startedAt = Math.max(stampedAt - track.duration_ms, Math.min(before, stampedAt));
    const kept = JSON.stringify(context ? { context: context.uri } : {});
    return { track: sourceTrackOf(track), startedAt, stampedAt, msPlayed: unknownMs, kept };
  });
  const outcomes = await recordPlays(store, { listenerId, source: notForTraining, now }, plays);
  const newest = ended.at(-1)?.played_at ?? null;
  await store.connections.advance({ listenerId, provider }, newest);
  return outcomes.filter((outcome) => outcome === 'added').length;
}
