/** What a track is called: as a source spells it, else by the names of its song and artist. */
export interface CalledTrack {
  /** Null where a song has no track of its own. */
  readonly trackId: number | null;
  /** Both null where no spelling is stored. */
  readonly source: string | null;
  readonly sourceKey: string | null;
  readonly title: string;
  readonly artist: string;
  readonly album: string | null;
}

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
