/** What the Cover Art Archive has for a release, and when it was asked (UTC epoch milliseconds). */
export interface KeptCover {
  /** MusicBrainz' id of the release. */
  readonly release: string;
  /** Null where it has none. */
  readonly picture: KeptPicture | null;
  readonly askedAt: number;
}

/** A picture, whose file is kept beside the store. */
export interface KeptPicture {
  /** SHA-256 of the file, in hexadecimal: releases may share a picture. */
  readonly digest: string;
  /** e.g. image/jpeg */
  readonly type: string;
  readonly bytes: number;
}

/** How much is kept of the Cover Art Archive. */
export interface CoverTotals {
  readonly pictures: number;
  readonly bytes: number;
  /** Releases that it has no picture of. */
  readonly without: number;
}
