import {
  EchoError,
  type ImportFile,
  type ImportTotals,
  type NewPlay,
  type OutcomeSpan,
  type SpellingIds,
  type Store,
} from '@echotune/data';
import type { RecordBatch, SpelledTrack } from './record-batch.ts';
import { TrackResolver } from './resolve-tracks.ts';
import { storeEntries } from './store-entries.ts';

/** A file as the store knows it. */
export type StoredFile = Pick<ImportFile, 'id' | 'format'>;

/** The storing half of an import: gives each batch its ids and commits it as one step. */
export class BatchStorer {
  readonly #store: Store;
  readonly #listenerId: number;
  readonly #runId: number;
  readonly #resolvers = new Map<string, TrackResolver>();
  /** By the numbers under which the reader sent them. */
  #tracks: SpelledTrack[] = [];
  #ids: (SpellingIds | undefined)[] = [];
  #kept: string[] = [];

  constructor(store: Store, listenerId: number, runId: number) {
    this.#store = store;
    this.#listenerId = listenerId;
    this.#runId = runId;
  }

  /** Throws store-*; the batch is then not stored, in no part. */
  async store(batch: RecordBatch, file: StoredFile): Promise<ImportTotals> {
    if (batch.startsAnew) {
      this.#tracks = [];
      this.#kept = [];
      this.#ids = [];
    }
    this.#tracks.push(...batch.newTracks);
    this.#kept.push(...batch.newKept);
    try {
      return await this.#commit(batch, file);
    } catch (cause) {
      if (!(cause instanceof EchoError && cause.code === 'track-unknown')) throw cause;
      // Somebody was forgotten meanwhile, and tracks went with them: look all of them up again.
      this.#ids = [];
      this.#resolvers.clear();
      return this.#commit(batch, file);
    }
  }

  async #commit(batch: RecordBatch, file: StoredFile): Promise<ImportTotals> {
    await this.#resolve(batch);
    const { firstRecord, lastRecord, entries } = batch;
    const listenerId = this.#listenerId;
    const plays = this.#plays(batch);
    const commit = (store: Store, spans: readonly OutcomeSpan[]) =>
      store.imports.commitBatch({
        ...{ listenerId, runId: this.#runId, fileId: file.id, firstRecord, lastRecord, plays },
        otherSpans: [...batch.otherSpans, ...spans],
      });
    if (entries.length === 0) return commit(this.#store, []);
    return this.#store.transaction(async (tx) =>
      commit(tx, await storeEntries(tx, { listenerId, source: file.format }, entries)),
    );
  }

  async #resolve(batch: RecordBatch): Promise<void> {
    const ids = this.#ids;
    const missing = new Set<number>();
    for (const number of batch.tracks) if (ids[number] === undefined) missing.add(number);
    const bySource = Map.groupBy(missing, (number) => this.#tracks[number]?.source ?? '');
    for (const [source, numbers] of bySource) {
      const resolver =
        this.#resolvers.get(source) ?? (await TrackResolver.open(this.#store, source));
      this.#resolvers.set(source, resolver);
      const found = await resolver.resolve(
        numbers.flatMap((number) => this.#tracks[number]?.track ?? []),
      );
      numbers.forEach((number, i) => {
        ids[number] = found[i];
      });
    }
  }

  #plays(batch: RecordBatch): NewPlay[] {
    const plays: NewPlay[] = [];
    for (let i = 0; i < batch.records.length; i += 1) {
      const track = this.#ids[batch.tracks[i] ?? -1];
      if (track === undefined) throw new EchoError('internal', 'A track was not resolved.');
      plays.push({
        spellingId: track.spellingId,
        trackId: track.trackId,
        stampedAt: batch.stampedAt[i] ?? 0,
        startedAt: batch.startedAt[i] ?? 0,
        msPlayed: batch.msPlayed[i] ?? 0,
        kept: this.#kept[batch.kept[i] ?? -1] ?? '{}',
        record: batch.records[i] ?? 0,
      });
    }
    return plays;
  }
}
