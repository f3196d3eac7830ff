import type { CoverTotals, KeptCover, KeptPicture } from '../domain/cover.ts';

/** Which releases songs are on, and what the Cover Art Archive has for them. */
export interface CoverStore {
  /** MusicBrainz' ids of the releases that songs are told to be on: what histories told before what services did. */
  releasesOf(songIds: readonly number[]): Promise<Map<number, string[]>>;
  /** By track, the release that a history told for its song. */
  toldByHistories(trackIds: readonly number[]): Promise<Map<number, string>>;
  /** Those of the releases that were asked about. */
  find(releases: readonly string[]): Promise<Map<string, KeptCover>>;
  /** Null where no release has it. */
  picture(digest: string): Promise<KeptPicture | null>;
  /** Keeps it in place of an earlier one. False, and nothing is kept, where nobody allows it or no song is on the release. */
  keep(cover: KeptCover): Promise<boolean>;
  /** Notes to the day that pictures are looked at. */
  noteUsed(digests: readonly string[]): Promise<void>;
  /** Removes all where nobody allows it, else the longest unused above `mostBytes`. */
  tidy(mostBytes: number): Promise<void>;
  /** Of every picture. */
  digests(): Promise<Set<string>>;
  totals(): Promise<CoverTotals>;
}
