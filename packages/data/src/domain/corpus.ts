/** Plays of people who have no account here; they train the models and never appear as people. */
export interface Corpus {
  readonly id: number;
  readonly name: string;
  readonly demo: boolean;
  /** False while it is being stored, or where that was cut off: training leaves it out. */
  readonly complete: boolean;
  /** What it was made of, for a person; '' for the demo's. */
  readonly source: string;
  /** UTC epoch milliseconds. */
  readonly addedAt: number;
  readonly listeners: number;
  readonly plays: number;
}

export interface CorpusPlay {
  /** Of the corpus, from `addListeners`. */
  readonly listenerId: number;
  readonly trackId: number;
  /** Start of playback, UTC epoch milliseconds. */
  readonly startedAt: number;
  /** -1 where the source does not tell. */
  readonly msPlayed: number;
}
