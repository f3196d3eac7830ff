import { createHmac } from 'node:crypto';
import { type CorpusPlay, EchoError, type Store } from '@echotune/data';
import type { PlayRecord, SourceTrack } from '@echotune/formats';
import { resolveSpelling } from '../identify/resolve-spelling.ts';

/** A listener of a corpus, on the way to the store. */
export interface CorpusListener {
  readonly name: string;
  /** In the store; null as long as none of their plays is there. */
  id: number | null;
  /** Of their records so far. */
  added: number;
  duplicates: number;
}

export interface ListenerPlay {
  readonly listener: CorpusListener;
  readonly play: PlayRecord;
}

/** What became of plays. */
export interface StoredPlays {
  readonly added: number;
  readonly duplicates: number;
}

/** Tracks whose ids are remembered; then remembering begins anew. */
const tracksKnown = 100_000;

/**
 * The storing half of a corpus: names become salted keys, tracks ids, and each batch one transaction,
 * so that others have their turn in between.
 */
export class CorpusStorer {
  readonly #store: Store;
  readonly #corpus: { readonly id: number; readonly salt: string };
  readonly #source: string;
  readonly #trackIds = new Map<SourceTrack, number>();

  /** `source` is that of the tracks' spellings. */
  constructor(
    store: Store,
    corpus: { readonly id: number; readonly salt: string },
    source: string,
  ) {
    this.#store = store;
    this.#corpus = corpus;
    this.#source = source;
  }

  /** Removes `leaving` and stores the plays, both or neither. Throws store-*. */
  async store(
    plays: readonly ListenerPlay[],
    leaving: readonly CorpusListener[],
  ): Promise<StoredPlays> {
    try {
      return await this.#commit(plays, leaving);
    } catch (cause) {
      // Tracks that were new went back with the transaction.
      this.#trackIds.clear();
      // Somebody was forgotten meanwhile, and tracks went with them: look all of them up again.
      if (!(cause instanceof EchoError && cause.code === 'track-unknown')) throw cause;
      return this.#commit(plays, leaving);
    }
  }

  async #commit(
    plays: readonly ListenerPlay[],
    leaving: readonly CorpusListener[],
  ): Promise<StoredPlays> {
    if (this.#trackIds.size > tracksKnown) this.#trackIds.clear();
    const goneIds = leaving.flatMap(({ id }) => id ?? []);
    const { ids, added } = await this.#store.transaction(async (tx) => {
      if (goneIds.length > 0) await tx.corpora.removeListeners(goneIds);
      const ids = await this.#listenerIds(tx, plays);
      await this.#resolve(tx, plays);
      return { ids, added: await tx.corpora.appendPlays(this.#rows(plays, ids)) };
    });
    return account(plays, ids, added);
  }

  async #listenerIds(
    tx: Store,
    plays: readonly ListenerPlay[],
  ): Promise<ReadonlyMap<CorpusListener, number>> {
    const listeners = [...new Set(plays.map(({ listener }) => listener))];
    const unknown = listeners.filter(({ id }) => id === null);
    const keys = unknown.map(({ name }) => this.#keyOf(name));
    const found = keys.length === 0 ? [] : await tx.corpora.addListeners(this.#corpus.id, keys);
    const ids = new Map(unknown.map((listener, at) => [listener, found[at] ?? 0]));
    for (const listener of listeners) if (listener.id !== null) ids.set(listener, listener.id);
    return ids;
  }

  /** Names of people are not kept: only what tells them apart, and nobody else's corpus can compare. */
  #keyOf(name: string): string {
    const digest = createHmac('sha256', this.#corpus.salt).update(name).digest('base64url');
    return digest.slice(0, 22);
  }

  async #resolve(tx: Store, plays: readonly ListenerPlay[]): Promise<void> {
    const tracks = [...new Set(plays.map(({ play }) => play.track))];
    const missing = tracks.filter((track) => !this.#trackIds.has(track));
    if (missing.length === 0) return;
    const spellings = missing.map((track) => resolveSpelling(this.#source, track));
    const ids = await tx.catalogue.resolve(spellings);
    for (const [at, track] of missing.entries()) {
      const trackId = ids[at]?.trackId;
      if (trackId !== undefined) this.#trackIds.set(track, trackId);
    }
  }

  #rows(plays: readonly ListenerPlay[], ids: ReadonlyMap<CorpusListener, number>): CorpusPlay[] {
    return plays.map(({ listener, play: { track, startedAt, msPlayed } }) => {
      const listenerId = ids.get(listener);
      const trackId = this.#trackIds.get(track);
      if (listenerId === undefined || trackId === undefined) {
        throw new EchoError('internal', 'A listener or a track of a corpus has no id.');
      }
      return { listenerId, trackId, startedAt, msPlayed };
    });
  }
}

/** Tells the listeners their ids and how many of their plays were new. */
function account(
  plays: readonly ListenerPlay[],
  ids: ReadonlyMap<CorpusListener, number>,
  added: ReadonlyMap<number, number>,
): StoredPlays {
  const given = new Map<CorpusListener, number>();
  for (const { listener } of plays) given.set(listener, (given.get(listener) ?? 0) + 1);
  let total = 0;
  for (const [listener, count] of given) {
    listener.id = ids.get(listener) ?? null;
    const fresh = added.get(listener.id ?? 0) ?? 0;
    listener.added += fresh;
    listener.duplicates += count - fresh;
    total += fresh;
  }
  return { added: total, duplicates: plays.length - total };
}
