/** A track as a source spells it, as it is stored. */
export interface Spelling {
  readonly trackId: number;
  readonly source: string;
  readonly sourceKey: string;
  readonly title: string;
  readonly artist: string;
  readonly album: string | null;
}

/** A witness with the spelling of its track. */
export interface SpelledWitness extends Spelling {
  readonly spellingId: number;
  readonly stampedAt: number;
  readonly startedAt: number;
  readonly msPlayed: number;
}
