import type { Listener, PlayColumns, Store } from '@echotune/data';

/** What a listener has played, as pairs: 8 bytes a song. */
interface Counted {
  readonly profileVersion: number;
  readonly historyVersion: number;
  readonly lastPlayId: number;
  /** Song, plays, song, plays … */
  readonly pairs: Int32Array;
}

/**
 * How often everybody together has played each song. Counted once, one listener after the other, then kept
 * in step: of who has played something since, what is new is read alone. One use looks at a time.
 */
export class SongPlays {
  readonly #store: Store;
  readonly #of = new Map<number, Counted>();
  readonly #totals = new Map<number, number>();
  #latest: Promise<unknown> = Promise.resolve();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Plays by song, of songs that somebody has played; as the songs count now. */
  current(): Promise<ReadonlyMap<number, number>> {
    const renewed = this.#latest.then(
      () => this.#renew(),
      () => this.#renew(),
    );
    this.#latest = renewed;
    return renewed;
  }

  async #renew(): Promise<ReadonlyMap<number, number>> {
    const listeners = await this.#store.listeners.list();
    const here = new Set(listeners.map(({ id }) => id));
    for (const id of [...this.#of.keys()]) if (!here.has(id)) this.#forget(id);
    for (const listener of listeners) {
      if (this.#of.get(listener.id)?.profileVersion !== listener.profileVersion) {
        await this.#count(listener);
      }
    }
    return new Map(this.#totals);
  }

  async #count({ id, profileVersion, historyVersion }: Listener): Promise<void> {
    const before = this.#of.get(id);
    const goesOn = before !== undefined && before.historyVersion === historyVersion;
    const afterId = goesOn ? before.lastPlayId : 0;
    const columns = await this.#store.plays.columns(id, afterId);
    const counts = new Map(goesOn ? entriesOf(before.pairs) : []);
    if (!goesOn) this.#forget(id);
    let lastPlayId = afterId;
    for (const [song, playId] of played(columns)) {
      counts.set(song, (counts.get(song) ?? 0) + 1);
      this.#add(song, 1);
      lastPlayId = Math.max(lastPlayId, playId);
    }
    const pairs = Int32Array.from([...counts].flat());
    this.#of.set(id, { profileVersion, historyVersion, lastPlayId, pairs });
  }

  #forget(id: number): void {
    for (const [song, plays] of entriesOf(this.#of.get(id)?.pairs ?? new Int32Array())) {
      this.#add(song, -plays);
    }
    this.#of.delete(id);
  }

  #add(song: number, plays: number): void {
    const now = (this.#totals.get(song) ?? 0) + plays;
    if (now === 0) this.#totals.delete(song);
    else this.#totals.set(song, now);
  }
}

function* entriesOf(pairs: Int32Array): Generator<[song: number, plays: number]> {
  for (let at = 0; at < pairs.length; at += 2) yield [pairs[at] ?? 0, pairs[at + 1] ?? 0];
}

function* played({ length, songIds, ids }: PlayColumns): Generator<[song: number, id: number]> {
  for (let at = 0; at < length; at += 1) yield [songIds[at] ?? 0, ids[at] ?? 0];
}
