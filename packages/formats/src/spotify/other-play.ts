/** Something played that is no music, as Spotify's exports tell of it. */
export interface OtherPlay {
  readonly kind: 'podcast' | 'audiobook' | 'video';
  /** End of the play, UTC epoch milliseconds, in whole seconds. */
  readonly stampedAt: number;
  readonly msPlayed: number;
  /** The podcast, the audiobook, or who is in the video. */
  readonly series: string;
  /** The episode, the chapter or the video. */
  readonly title: string;
  /** Null for videos. */
  readonly uri: string | null;
}
