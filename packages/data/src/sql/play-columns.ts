import type { PlayColumns } from '../domain/play.ts';

/** Collects plays into columns that grow as needed. */
export class PlayColumnsBuilder {
  #length = 0;
  #ids = new Float64Array(1024);
  #trackIds = new Int32Array(1024);
  #songIds = new Int32Array(1024);
  #startedAt = new Float64Array(1024);
  #msPlayed = new Int32Array(1024);
  #trainable = new Uint8Array(1024);

  /** Times are UTC epoch milliseconds; `trainable` is 0 or 1. */
  add(
    id: number,
    trackId: number,
    songId: number,
    startedAt: number,
    msPlayed: number,
    trainable: number,
  ): void {
    const at = this.#length++;
    if (at === this.#ids.length) this.#resize(at * 2);
    this.#ids[at] = id;
    this.#trackIds[at] = trackId;
    this.#songIds[at] = songId;
    this.#startedAt[at] = startedAt;
    this.#msPlayed[at] = msPlayed;
    this.#trainable[at] = trainable;
  }

  /** The columns, trimmed to their length. */
  finish(): PlayColumns {
    this.#resize(this.#length);
    return {
      length: this.#length,
      ids: this.#ids,
      trackIds: this.#trackIds,
      songIds: this.#songIds,
      startedAt: this.#startedAt,
      msPlayed: this.#msPlayed,
      trainable: this.#trainable,
    };
  }

  #resize(capacity: number): void {
    this.#ids = resized(this.#ids, new Float64Array(capacity));
    this.#trackIds = resized(this.#trackIds, new Int32Array(capacity));
    this.#songIds = resized(this.#songIds, new Int32Array(capacity));
    this.#startedAt = resized(this.#startedAt, new Float64Array(capacity));
    this.#msPlayed = resized(this.#msPlayed, new Int32Array(capacity));
    this.#trainable = resized(this.#trainable, new Uint8Array(capacity));
  }
}

function resized<A extends Float64Array | Int32Array | Uint8Array>(from: A, to: A): A {
  to.set(from.subarray(0, to.length));
  return to;
}
