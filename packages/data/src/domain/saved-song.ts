/** A song in a listener's library. */
export interface SavedSong {
  readonly songId: number;
  /** UTC epoch milliseconds; null where the source does not tell. */
  readonly savedAt: number | null;
  readonly source: string;
}
