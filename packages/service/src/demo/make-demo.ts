import { setImmediate } from 'node:timers/promises';
import { EchoError, type ImportRun, type Listener, type Store } from '@echotune/data';
import { type DemoListener, type DemoTrack, demoCommunity } from '@echotune/formats';
import { resolveSpelling } from '../identify/resolve-spelling.ts';
import { FindingsCounter } from '../import/count-findings.ts';
import type { ImportDeps, ImportProgress } from '../import/import-history.ts';
import { BatchPacker } from '../import/pack-records.ts';
import { zonesOf } from '../import/shift-times.ts';
import { BatchStorer } from '../import/store-batch.ts';
import { chooseListener, createListener } from '../listener/choose-listener.ts';

export const demoCorpus = 'demo community';
/** Demo plays are rows of a Spotify export in all but origin. */
const source = 'spotify-extended';
const playsPerStep = 1000;
/** Under which name tags and features of demo tracks are filed. */
/** Of what the demo tells of its songs. */
export const demoSource = 'demo';
const tracksPerStep = 2000;
/** Of the community, stored as one step: others must not wait long to write. */
const listenersPerStep = 10;
const cancelled = 'The demo was cancelled.';

export interface DemoRequest {
  readonly listenerId: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** Creates an account's demo listener, or finds it; null is the command line's before there is an owner. */
export async function demoListener(
  { store }: Pick<ImportDeps, 'store'>,
  accountId: string | null,
): Promise<Listener> {
  const demos = (await store.listeners.list()).filter(({ demo }) => demo);
  const found = demos.find((listener) => listener.accountId === accountId);
  if (found !== undefined) return found;
  if (demos.length === 0) await removeCommunity(store);
  const demo = { name: 'Demo', timeZone: 'Europe/Berlin', demo: true };
  return createListener(store, { ...demo, accountId });
}

/** A community that outlived its listeners belongs to a world that ended at another time. */
async function removeCommunity(store: Store): Promise<void> {
  for (const { id, demo } of await store.corpora.list()) if (demo) await store.corpora.remove(id);
}

/**
 * Fills the store with the fictional community: one listener's history through the same door as any
 * import, the others as a corpus. Run again, also after being cut off, it adds nothing twice.
 * Throws job-cancelled.
 */
export async function makeDemo(deps: ImportDeps, request: DemoRequest): Promise<ImportRun> {
  await chooseListener(deps.store, { id: request.listenerId });
  const corpus = await community(deps);
  // The world ends when its community was made: every run then makes the same plays.
  const world = demoCommunity({ endsAt: corpus.addedAt });
  await storeCommunity(deps.store, corpus.id, world.listeners, request.signal);
  const run = await storeHistory(deps, world.you, request);
  await describeTracks(deps.store, world.tracks, request.signal);
  return run;
}

/** One for all demo listeners. */
async function community({ store, clock }: ImportDeps): Promise<{ id: number; addedAt: number }> {
  const now = clock();
  const id = await store.corpora.add(demoCorpus, now, true);
  const found = (await store.corpora.list()).find((corpus) => corpus.id === id);
  return { id, addedAt: found?.addedAt ?? now };
}

async function storeCommunity(
  store: Store,
  corpusId: number,
  listeners: readonly DemoListener[],
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let first = 0; first < listeners.length; first += listenersPerStep) {
    await pause(signal);
    const step = listeners.slice(first, first + listenersPerStep);
    await store.transaction((tx) => storeListeners(tx, corpusId, step));
  }
}

async function storeListeners(
  tx: Store,
  corpusId: number,
  listeners: readonly DemoListener[],
): Promise<void> {
  const tracks = [...new Set(listeners.flatMap(({ plays }) => plays.map(({ track }) => track)))];
  const ids = await tx.catalogue.resolve(tracks.map((track) => resolveSpelling(source, track)));
  const trackIds = new Map(tracks.map((track, i) => [track, ids[i]?.trackId]));
  for (const { key, plays } of listeners) {
    const rows = plays.map(({ track, startedAt, msPlayed }) => {
      const trackId = trackIds.get(track);
      if (trackId === undefined) throw new EchoError('internal', 'A track was not resolved.');
      return { trackId, startedAt, msPlayed };
    });
    await tx.corpora.addPlays(await tx.corpora.addListener(corpusId, key), rows);
  }
}

/** What the played tracks sound like and are called. Said again it changes nothing. */
async function describeTracks(
  store: Store,
  tracks: readonly DemoTrack[],
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let first = 0; first < tracks.length; first += tracksPerStep) {
    await pause(signal);
    const step = tracks.slice(first, first + tracksPerStep);
    const songs = await store.features.findSongs(
      step.map(({ track }) => resolveSpelling(source, track)),
    );
    const known = step.flatMap((track, at) => {
      const songId = songs[at] ?? null;
      return songId === null ? [] : [{ ...track, songId }];
    });
    await store.features.add({
      ...{ source: demoSource, trainable: true, artistTags: [] },
      songFeatures: known.flatMap(({ songId, features, releasedAt, durationMs }) =>
        Object.entries({
          ...features,
          release_year: new Date(releasedAt).getUTCFullYear(),
          duration_ms: durationMs,
        }).map(([name, value]) => ({ songId, name, value })),
      ),
      songTags: known.flatMap(({ songId, tags }) =>
        tags.map((tag, at) => ({ songId, tag, weight: tags.length - at })),
      ),
    });
  }
}

async function storeHistory(
  { store, clock }: ImportDeps,
  you: DemoListener,
  { listenerId, signal, onProgress }: DemoRequest,
): Promise<ImportRun> {
  const run = await store.imports.begin(listenerId, clock());
  const file = await store.imports.addFile(run.id, {
    name: 'The demo world',
    signature: `demo-${you.plays.length}`,
    format: source,
  });
  const storer = new BatchStorer(store, listenerId, run.id);
  const packer = new BatchPacker(playsPerStep, await zonesOf(store, listenerId), clock());
  packer.beginFile(0, 0, source);
  const findings = new FindingsCounter();
  for (let first = 0; first < you.plays.length; first += playsPerStep) {
    try {
      await pause(signal);
    } catch (cause) {
      await store.imports.finish(run.id, 'cancelled', clock(), cancelled);
      throw cause;
    }
    const step = you.plays.slice(first, first + playsPerStep);
    for (const [i, play] of step.entries()) packer.add({ record: first + i, line: 0, play });
    const batch = packer.take(first + step.length);
    findings.add(batch);
    const totals = await storer.store(batch, file);
    onProgress?.({
      runId: run.id,
      bytesRead: first + step.length,
      bytesTotal: you.plays.length,
      totals,
      findings: findings.findings,
      skipped: [],
    });
  }
  await store.imports.finishFile(file.id, null);
  return store.imports.finish(run.id, 'done', clock(), null);
}

/** Lets others have their turn between two steps. Throws job-cancelled. */
async function pause(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  if (signal?.aborted) throw new EchoError('job-cancelled', cancelled);
}
