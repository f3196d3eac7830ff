import type { RecordBatch } from './record-batch.ts';

/** What an import has come upon so far. */
export interface Findings {
  /** Plays by UTC month, ascending. */
  readonly months: readonly { readonly month: string; readonly plays: number }[];
  /** Most played first, at most eight. */
  readonly topArtists: readonly { readonly artist: string; readonly plays: number }[];
}

/** Counts batches as they pass: enough to draw the listening life while it is being read. */
export class FindingsCounter {
  readonly #months = new Map<number, number>();
  #artists: string[] = [];
  readonly #plays = new Map<string, number>();
  /** The month of the play last counted, in months since the year 0, and its bounds in epoch ms. */
  #month = 0;
  #from = 0;
  #to = 0;

  add(batch: RecordBatch): void {
    if (batch.startsAnew) this.#artists = [];
    for (const { track } of batch.newTracks) this.#artists.push(track.artist);
    for (let i = 0; i < batch.records.length; i += 1) {
      const at = batch.startedAt[i] ?? 0;
      // Histories are in order, so a play is nearly always of the same month as the one before.
      if (at < this.#from || at >= this.#to) this.#enterMonth(at);
      this.#months.set(this.#month, (this.#months.get(this.#month) ?? 0) + 1);
      const artist = this.#artists[batch.tracks[i] ?? -1];
      if (artist !== undefined) this.#plays.set(artist, (this.#plays.get(artist) ?? 0) + 1);
    }
  }

  #enterMonth(at: number): void {
    const date = new Date(at);
    const year = date.getUTCFullYear();
    const month = date.getUTCMonth();
    this.#month = year * 12 + month;
    this.#from = Date.UTC(year, month);
    this.#to = Date.UTC(year, month + 1);
  }

  get findings(): Findings {
    const months = [...this.#months].sort(([a], [b]) => a - b);
    const artists = [...this.#plays].sort(([, a], [, b]) => b - a).slice(0, 8);
    return {
      months: months.map(([month, plays]) => ({ month: monthName(month), plays })),
      topArtists: artists.map(([artist, plays]) => ({ artist, plays })),
    };
  }
}

function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
