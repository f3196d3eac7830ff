import {
  EchoError,
  type ImportTotals,
  type NewPlay,
  type SpellingIds,
  type Store,
} from '@echotune/data';
import type { RecordBatch, SpelledTrack } from './record-batch.ts';
import { TrackResolver } from './resolve-tracks.ts';

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
  async store(batch: RecordBatch, fileId: number): Promise<ImportTotals> {
    if (batch.startsAnew) {
      this.#tracks = [];
      this.#kept = [];
      this.#ids = [];
    }
    this.#tracks.push(...batch.newTracks);
    this.#kept.push(...batch.newKept);
    try {
      return await this.#commit(batch, fileId);
    } catch (cause) {
      if (!(cause instanceof EchoError && cause.code === 'track-unknown')) throw cause;
      // Somebody was forgotten meanwhile, and tracks went with them: look all of them up again.
      this.#ids = [];
      this.#resolvers.clear();
      return this.#commit(batch, fileId);
    }
  }

  async #commit(batch: RecordBatch, fileId: number): Promise<ImportTotals> {
    await this.#resolve(batch);
    const { firstRecord, lastRecord, otherSpans } = batch;
    return this.#store.imports.commitBatch({
      ...{ listenerId: this.#listenerId, runId: this.#runId, fileId },
      ...{ firstRecord, lastRecord, otherSpans },
      plays: this.#plays(batch),
    });
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
