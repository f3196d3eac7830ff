import { setTimeout as wait } from 'node:timers/promises';
import { EchoError, type Play } from '@echotune/data';
import type { ShelfName } from '@echotune/engine';
import type { Reach } from '@echotune/service';
import type { z } from 'zod';
import { importStatus } from '../import-status.ts';
import type { LiveEvent } from '../schema/live.ts';
import { shelfOf } from '../shelf-of.ts';
import { songOf } from '../song-of.ts';
import type { EchoTune } from '../wire.ts';

type Event = z.input<typeof LiveEvent>;

export interface Watch {
  readonly reach: Reach;
  readonly listenerId: number;
  /** Answered anew after plays; null for none. */
  readonly shelf: ShelfName | null;
  readonly limit: number;
}

const pollMs = 200;
/** While the store is away. */
const awayMs = 1_000;
const playsTold = 20;

/** What was told so far. */
interface Told {
  profileVersion: number;
  newestPlay: number;
  training: boolean | null;
  readonly imports: Map<number, string>;
}

async function newPlays({ store }: EchoTune, listenerId: number, told: Told): Promise<Event[]> {
  const recent = await store.plays.recent(listenerId, playsTold);
  const fresh = recent.filter(({ id }) => id > told.newestPlay);
  const songs = await store.catalogue.cards([...new Set(fresh.map(({ songId }) => songId))]);
  told.newestPlay = recent.reduce((newest, { id }) => Math.max(newest, id), told.newestPlay);
  const tell = ({ id, songId, startedAt, msPlayed }: Play) => {
    const song = songs.get(songId);
    return song === undefined ? [] : [{ ...{ id, startedAt, msPlayed }, song: songOf(song) }];
  };
  return [{ type: 'plays', plays: fresh.flatMap(tell) }];
}

async function jobEvents(
  { store }: EchoTune,
  { listenerId, reach }: Watch,
  told: Told,
): Promise<Event[]> {
  const active = await store.jobs.list({ state: ['queued', 'running'] });
  const events: Event[] = [];
  const training = active.some(({ kind, state }) => kind === 'train' && state === 'running');
  if (training !== told.training) events.push({ type: 'training', running: training });
  told.training = training;
  const begun = active.filter(({ kind }) => kind === 'import' || kind === 'demo');
  for (const id of new Set([...told.imports.keys(), ...begun.map((job) => job.id)])) {
    const status = await importStatus(store, id, reach).catch(() => null);
    const text = JSON.stringify(status);
    if (status?.listener !== listenerId || text === told.imports.get(id)) continue;
    events.push({ type: 'import', status });
    if (status.state === 'queued' || status.state === 'running') told.imports.set(id, text);
    else told.imports.delete(id);
  }
  return events;
}

function isAway(cause: unknown): boolean {
  return cause instanceof EchoError && cause.code === 'store-unreachable';
}

/**
 * What happens to a listener, as it happens: plays that were stored by whichever process, the shelf that
 * they lead to, imports and trainings. All of it is read from the store: who connects late, or reads
 * slowly, misses steps and never the state; nor does it end where the store is away for a while. Ends
 * when the signal fires or the listener is gone.
 */
export async function* watchListener(
  echotune: EchoTune,
  watch: Watch,
  signal: AbortSignal,
): AsyncGenerator<Event> {
  const { store, recommender } = echotune;
  const { listenerId, shelf, limit } = watch;
  const told: Told = { profileVersion: -1, newestPlay: 0, training: null, imports: new Map() };
  while (!signal.aborted) {
    let pauseMs = pollMs;
    try {
      const listener = await store.listeners.get(listenerId);
      if (listener === null) return;
      if (listener.profileVersion !== told.profileVersion) {
        yield* await newPlays(echotune, listenerId, told);
        if (shelf !== null) {
          const filled = await recommender.recommend({ listenerId, shelf, limit });
          yield { type: 'recommendations', shelf: shelfOf(filled) };
        }
        told.profileVersion = listener.profileVersion;
      }
      yield* await jobEvents(echotune, watch, told);
    } catch (cause) {
      if (!isAway(cause)) throw cause;
      pauseMs = awayMs;
    }
    await wait(pauseMs, undefined, { signal }).catch(() => {});
  }
}
