import { EchoError, type ImportRun, type Listener } from '@echotune/data';
import { type DemoCommunity, type DemoListener, demoCommunity } from '@echotune/formats';
import { FindingsCounter } from '../import/count-findings.ts';
import type { ImportDeps, ImportProgress } from '../import/import-history.ts';
import { BatchPacker } from '../import/pack-records.ts';
import { TrackResolver } from '../import/resolve-tracks.ts';
import { BatchStorer } from '../import/store-batch.ts';
import { chooseListener } from '../listener/choose-listener.ts';

export const demoCorpus = 'demo community';
/** Demo plays are rows of a Spotify export in all but origin. */
const source = 'spotify-extended';
const playsPerStep = 1000;

export interface DemoRequest {
  readonly listenerId: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** Creates the demo's listener, or finds it. */
export async function demoListener({ store }: Pick<ImportDeps, 'store'>): Promise<Listener> {
  const found = (await store.listeners.list()).find((listener) => listener.demo);
  return found ?? store.listeners.create({ name: 'Demo', timeZone: 'Europe/Berlin', demo: true });
}

/**
 * Fills the store with the fictional community: one listener's history through the same door as any
 * import, the others as a corpus. Run again, it adds nothing twice. Throws job-cancelled.
 */
export async function makeDemo(deps: ImportDeps, request: DemoRequest): Promise<ImportRun> {
  const listener = await chooseListener(deps.store, { id: request.listenerId });
  // The world ends when its listener was made: every run then makes the same plays.
  const world = demoCommunity({ endsAt: listener.createdAt });
  await storeCommunity(deps, world, request.signal);
  return storeHistory(deps, world.you, request);
}

async function storeCommunity(
  { store, clock }: ImportDeps,
  world: DemoCommunity,
  signal: AbortSignal | undefined,
): Promise<void> {
  const resolver = await TrackResolver.open(store, source);
  const tracks = world.tracks.map(({ track }) => track);
  const ids = await resolver.resolve(tracks);
  const trackIds = new Map(tracks.map((track, i) => [track, ids[i]?.trackId ?? 0]));
  await store.transaction(async (tx) => {
    for (const corpus of await tx.corpora.list())
      if (corpus.demo) await tx.corpora.remove(corpus.id);
    const corpusId = await tx.corpora.add(demoCorpus, clock(), true);
    for (const { key, plays } of world.listeners) {
      if (signal?.aborted) throw new EchoError('job-cancelled', 'The demo was cancelled.');
      const listener = await tx.corpora.addListener(corpusId, key);
      await tx.corpora.addPlays(
        listener,
        plays.map(({ track, startedAt, msPlayed }) => ({
          trackId: trackIds.get(track) ?? 0,
          startedAt,
          msPlayed,
        })),
      );
    }
  });
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
  const packer = new BatchPacker(playsPerStep);
  packer.beginFile(0, 0);
  const findings = new FindingsCounter();
  for (let first = 0; first < you.plays.length; first += playsPerStep) {
    if (signal?.aborted) {
      return store.imports.finish(run.id, 'cancelled', clock(), 'The demo was cancelled.');
    }
    const step = you.plays.slice(first, first + playsPerStep);
    for (const [i, play] of step.entries()) packer.add({ record: first + i, line: 0, play });
    const batch = packer.take(first + step.length);
    findings.add(batch);
    const totals = await storer.store(batch, source, file.id);
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

/** Removes the demo's listener and community. False where there was none. */
export async function removeDemo({ store }: Pick<ImportDeps, 'store'>): Promise<boolean> {
  const corpora = (await store.corpora.list()).filter((corpus) => corpus.demo);
  const listeners = (await store.listeners.list()).filter((listener) => listener.demo);
  for (const { id } of corpora) await store.corpora.remove(id);
  for (const { id } of listeners) await store.listeners.forget(id);
  return corpora.length + listeners.length > 0;
}
