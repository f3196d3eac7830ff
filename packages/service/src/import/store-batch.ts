import {
  EchoError,
  type ImportTotals,
  type NewPlay,
  type SpellingIds,
  type Store,
} from '@echotune/data';
import type { SourceTrack } from '@echotune/formats';
import type { RecordBatch } from './record-batch.ts';
import { TrackResolver } from './resolve-tracks.ts';

/** The storing half of an import: gives each batch its ids and commits it as one step. */
export class BatchStorer {
  readonly #store: Store;
  readonly #listenerId: number;
  readonly #runId: number;
  readonly #resolvers = new Map<string, TrackResolver>();
  /** By the numbers under which the reader sent them; formats differ in source, so ids are per format. */
  #tracks: SourceTrack[] = [];
  #kept: string[] = [];
  readonly #ids = new Map<string, (SpellingIds | undefined)[]>();

  constructor(store: Store, listenerId: number, runId: number) {
    this.#store = store;
    this.#listenerId = listenerId;
    this.#runId = runId;
  }

  /** Throws store-*; the batch is then not stored, in no part. */
  async store(batch: RecordBatch, format: string, fileId: number): Promise<ImportTotals> {
    if (batch.startsAnew) {
      this.#tracks = [];
      this.#kept = [];
      this.#ids.clear();
    }
    this.#tracks.push(...batch.newTracks);
    this.#kept.push(...batch.newKept);
    try {
      return await this.#commit(batch, format, fileId);
    } catch (cause) {
      if (!(cause instanceof EchoError && cause.code === 'track-unknown')) throw cause;
      // Somebody was forgotten meanwhile, and tracks went with them: look all of them up again.
      this.#ids.clear();
      this.#resolvers.clear();
      return this.#commit(batch, format, fileId);
    }
  }

  async #commit(batch: RecordBatch, format: string, fileId: number): Promise<ImportTotals> {
    const ids = await this.#resolve(batch, format);
    const { firstRecord, lastRecord, otherSpans } = batch;
    return this.#store.imports.commitBatch({
      ...{ listenerId: this.#listenerId, runId: this.#runId, fileId },
      ...{ firstRecord, lastRecord, otherSpans },
      plays: this.#plays(batch, ids),
    });
  }

  async #resolve(batch: RecordBatch, format: string): Promise<(SpellingIds | undefined)[]> {
    const ids = this.#ids.get(format) ?? [];
    this.#ids.set(format, ids);
    const missing = new Set<number>();
    for (const number of batch.tracks) if (ids[number] === undefined) missing.add(number);
    if (missing.size === 0) return ids;
    const resolver = this.#resolvers.get(format) ?? (await TrackResolver.open(this.#store, format));
    this.#resolvers.set(format, resolver);
    const numbers = [...missing];
    const found = await resolver.resolve(numbers.flatMap((number) => this.#tracks[number] ?? []));
    numbers.forEach((number, i) => {
      ids[number] = found[i];
    });
    return ids;
  }

  #plays(batch: RecordBatch, ids: readonly (SpellingIds | undefined)[]): NewPlay[] {
    const plays: NewPlay[] = [];
    for (let i = 0; i < batch.records.length; i += 1) {
      const track = ids[batch.tracks[i] ?? -1];
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
