/** What a listener hears at this moment, as their player says: no play yet, and it may never be one. */
export interface PlayingTrack {
  readonly title: string;
  readonly artist: string;
  readonly album: string | null;
  /** Where it is known from, e.g. listenbrainz-api. */
  readonly source: string;
  /** Null where the player does not say how long the track is. */
  readonly durationMs: number | null;
}

/** Times are UTC epoch milliseconds. */
export interface NowPlaying extends PlayingTrack {
  /** When it was said. */
  readonly since: number;
  /** When it must be over. */
  readonly until: number;
}
