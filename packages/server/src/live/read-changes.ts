import { songOf } from '../song-of.ts';
import type { EchoTune } from '../wire.ts';
import type { ChangeTold, Step, Watched } from './change.ts';
import { instanceChanges } from './instance-changes.ts';
import { jobChanges } from './job-changes.ts';
import { digestOf, type Mark } from './mark.ts';

export interface Changes {
  /** Where the next reading begins. */
  readonly mark: Mark;
  readonly told: readonly ChangeTold[];
  /** Whether the listener's recommendations may be others now. */
  readonly profileChanged: boolean;
}

type Deps = Pick<EchoTune, 'store' | 'clock'>;

const playsTold = 20;

/**
 * What has happened to a listener since a mark, read from the store: whoever stored it, and however long
 * ago. Without a mark, how things stand. Null where the listener is gone.
 */
export async function readChanges(
  deps: Deps,
  watched: Watched,
  mark: Mark | null,
): Promise<Changes | null> {
  const listener = await deps.store.listeners.get(watched.listenerId);
  if (listener === null) return null;
  const { profileVersion } = listener;
  const profileChanged = profileVersion !== mark?.profileVersion;
  const none = { mark: { newestPlay: mark?.newestPlay ?? 0 }, told: [] };
  const plays = profileChanged ? await newPlays(deps, watched, mark) : none;
  const playing = await playingNow(deps, watched, mark);
  const jobs = await jobChanges(deps, watched, mark);
  const playlists = await playlistChanges(deps, watched, mark);
  const instance = await instanceChanges(deps, watched, mark);
  return {
    mark: {
      ...{ profileVersion, ...plays.mark, ...playing.mark, ...jobs.mark, ...playlists.mark },
      ...instance.mark,
    },
    told: [plays, playing, jobs, playlists, instance].flatMap(({ told }) => told),
    profileChanged,
  };
}

/** Those stored since, in the order of their starts; without a mark the last ones. */
async function playsSince({ store }: Deps, { listenerId }: Watched, mark: Mark | null) {
  if (mark === null) return (await store.plays.recent(listenerId, playsTold)).reverse();
  const { ids, songIds, startedAt, msPlayed } = await store.plays.columns(
    listenerId,
    mark.newestPlay,
  );
  return Array.from(ids, (id, i) => ({
    ...{ id, songId: songIds[i] ?? 0, startedAt: startedAt[i] ?? 0, msPlayed: msPlayed[i] ?? 0 },
  }));
}

async function newPlays(deps: Deps, watched: Watched, mark: Mark | null): Step<'newestPlay'> {
  // Asked first: what comes in between is told twice rather than never.
  const known = mark?.newestPlay ?? (await deps.store.plays.newestId(watched.listenerId));
  const stored = await playsSince(deps, watched, mark);
  const newestPlay = stored.reduce((most, { id }) => Math.max(most, id), known);
  if (stored.length === 0 && mark !== null) return { mark: { newestPlay }, told: [] };
  const last = stored.slice(-playsTold).reverse();
  const songs = await deps.store.catalogue.cards([...new Set(last.map(({ songId }) => songId))]);
  const plays = last.flatMap(({ id, songId, startedAt, msPlayed }) => {
    const song = songs.get(songId);
    return song === undefined ? [] : [{ ...{ id, startedAt, msPlayed }, song: songOf(song) }];
  });
  return { mark: { newestPlay }, told: [{ type: 'plays', count: stored.length, plays }] };
}

async function playingNow(
  { store }: Deps,
  { listenerId }: Watched,
  mark: Mark | null,
): Step<'playing'> {
  const now = await store.nowPlaying.get(listenerId);
  // The same track said once more, as some players do every few seconds, is no change.
  const playing = now === null ? null : digestOf([now.title, now.artist, now.album]);
  const isTold = mark !== null && playing === mark.playing;
  return { mark: { playing }, told: isTold ? [] : [{ type: 'now-playing', playing: now }] };
}

async function playlistChanges(
  { store }: Deps,
  { listenerId }: Watched,
  mark: Mark | null,
): Step<'playlists'> {
  const all = await store.playlists.versions(listenerId);
  const playlists = Object.fromEntries(all.map(({ id, version }) => [id, version]));
  if (mark === null) return { mark: { playlists }, told: [] };
  const changed = all.filter(({ id, version }) => mark.playlists[id] !== version);
  const removed = Object.keys(mark.playlists).filter((id) => !(id in playlists));
  const isTold = changed.length + removed.length === 0;
  const change: ChangeTold = { type: 'playlists', changed, removed: removed.map(Number) };
  return { mark: { playlists }, told: isTold ? [] : [change] };
}
