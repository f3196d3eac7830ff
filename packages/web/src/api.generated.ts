// Generated from packages/server/src/schema by bin/generate-api-types.ts.

export type Sentence = {
  text: string;
  strong: boolean;
}[];
/**
 * A song of the catalogue, or a track by its names
 */
export type NewPlaylistEntry =
  | {
      song: number;
      reason: string | null;
    }
  | {
      title: string;
      artist: string;
      album: string | null;
      spotifyUri: string | null;
      recordingMbid: string | null;
      reason: string | null;
    };
/**
 * A song of the catalogue, or a track by its names
 */
export type NewPlaylistEntryInput =
  | {
      song: number;
      reason?: string | null;
    }
  | {
      title: string;
      artist: string;
      album?: string | null;
      spotifyUri?: string | null;
      recordingMbid?: string | null;
      reason?: string | null;
    };

export interface Addend {
  /**
   * Model or ranking step
   */
  source: string;
  value: number;
  label: Sentence;
  /**
   * The play that caused it, if one did
   */
  play: {
    id: number;
    song: number;
    startedAt: number;
  } | null;
}
export interface Explanation {
  impression: number;
  song: Song;
  shelf:
    | 'for-you'
    | 'on-repeat'
    | 'rediscover'
    | 'discover'
    | 'right-now'
    | 'weekly'
    | 'daily-mix'
    | 'more-like-this';
  model: string;
  at: number;
  score: number;
  /**
   * The strongest reasons in words, at most three
   */
  sentences: Sentence[];
  /**
   * Strongest first; all of them add up to the score
   */
  addends: Addend[];
  sum: number;
}
export interface Song {
  id: number;
  title: string;
  artist: string;
  artistId: number;
  release: string | null;
  spotifyUri: string | null;
}
export interface FilledPlaylist {
  playlist: Playlist;
  /**
   * Why the rules found nothing; then what stood in the playlist stays
   */
  empty: {
    code: string;
    message: string;
    help: string;
  } | null;
}
export interface Playlist {
  id: number;
  name: string;
  description: string;
  kind: 'manual' | 'rules';
  /**
   * Null where it is filled by hand
   */
  rules: PlaylistRules | null;
  /**
   * Filled anew when the listener's day or week begins; null only on demand
   */
  refresh: ('daily' | 'weekly') | null;
  /**
   * How many tracks are in it
   */
  entries: number;
  /**
   * Grows with every change; the entity tag is made of it
   */
  version: number;
  /**
   * UTC epoch ms
   */
  createdAt: number;
  updatedAt: number;
  /**
   * When its rules filled it last
   */
  filledAt: number | null;
}
export interface PlaylistRules {
  shelf:
    | 'for-you'
    | 'on-repeat'
    | 'rediscover'
    | 'discover'
    | 'right-now'
    | 'weekly'
    | 'daily-mix'
    | 'more-like-this';
  limit: number;
  /**
   * For you: 1 only songs heard before, 0 only new
   */
  familiarity?: number;
  /**
   * 1 what everybody plays, 0 what hardly anybody
   */
  popularity?: number;
  /**
   * More like this: like these songs
   *
   * @maxItems 100
   */
  songs?: number[];
  /**
   * Daily mix: which, 1 the liveliest
   */
  mix?: number;
}
export interface FilledPlaylistInput {
  playlist: PlaylistInput;
  /**
   * Why the rules found nothing; then what stood in the playlist stays
   */
  empty: {
    code: string;
    message: string;
    help: string;
  } | null;
}
export interface PlaylistInput {
  id: number;
  name: string;
  description: string;
  kind: 'manual' | 'rules';
  /**
   * Null where it is filled by hand
   */
  rules: PlaylistRulesInput | null;
  /**
   * Filled anew when the listener's day or week begins; null only on demand
   */
  refresh: ('daily' | 'weekly') | null;
  /**
   * How many tracks are in it
   */
  entries: number;
  /**
   * Grows with every change; the entity tag is made of it
   */
  version: number;
  /**
   * UTC epoch ms
   */
  createdAt: number;
  updatedAt: number;
  /**
   * When its rules filled it last
   */
  filledAt: number | null;
}
export interface PlaylistRulesInput {
  shelf:
    | 'for-you'
    | 'on-repeat'
    | 'rediscover'
    | 'discover'
    | 'right-now'
    | 'weekly'
    | 'daily-mix'
    | 'more-like-this';
  limit?: number;
  /**
   * For you: 1 only songs heard before, 0 only new
   */
  familiarity?: number;
  /**
   * 1 what everybody plays, 0 what hardly anybody
   */
  popularity?: number;
  /**
   * More like this: like these songs
   *
   * @maxItems 100
   */
  songs?: number[];
  /**
   * Daily mix: which, 1 the liveliest
   */
  mix?: number;
}
export interface Health {
  status: 'ok' | 'degraded' | 'down';
  version: string;
  parts: {
    name: string;
    ok: boolean;
    /**
     * What is wrong and what to do, or what is there
     */
    detail: string;
  }[];
}
export interface ImportFile {
  id: number;
  name: string;
  format: string;
  totals: ImportTotals;
  /**
   * Why the rest of the file could not be read
   */
  failure: string | null;
}
/**
 * read = added + duplicates + notMusic + rejected
 */
export interface ImportTotals {
  read: number;
  added: number;
  duplicates: number;
  notMusic: number;
  rejected: number;
}
export interface ImportFindings {
  /**
   * Plays read so far by month, ascending
   */
  months: {
    /**
     * YYYY-MM, UTC
     */
    month: string;
    plays: number;
  }[];
  /**
   * At most 8
   */
  topArtists: {
    artist: string;
    plays: number;
  }[];
}
export interface ImportStatus {
  id: number;
  listener: number;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  phase: 'waiting' | 'reading' | 'training' | 'finished';
  bytesRead: number;
  bytesTotal: number;
  totals: ImportTotals;
  findings: ImportFindings;
  files: ImportFile[];
  skipped: SkippedFile[];
  /**
   * Plays that went again: older than the listener keeps them
   */
  expired: number;
  failure: {
    code: string;
    message: string;
    advice: string;
  } | null;
}
export interface SkippedFile {
  name: string;
  reason: string;
  /**
   * Plays may be missing for it: a damaged archive, or one within another
   */
  missed: boolean;
}
export interface Listener {
  id: number;
  name: string;
  /**
   * IANA name
   */
  timeZone: string;
  /**
   * Fictional, from the demo world
   */
  demo: boolean;
  plays: number;
}
export interface NewListener {
  name: string;
  timeZone: string;
}
export interface NewListenerInput {
  name: string;
  timeZone?: string;
}
export interface NewPlay {
  title: string;
  artist: string;
  album: string | null;
  spotifyUri: string | null;
  /**
   * Start of playback, UTC epoch ms, from 2002 to a day ahead of now
   */
  startedAt: number;
  msPlayed: number;
}
export interface NewPlayInput {
  title: string;
  artist: string;
  album?: string | null;
  spotifyUri?: string | null;
  /**
   * Start of playback, UTC epoch ms, from 2002 to a day ahead of now
   */
  startedAt: number;
  msPlayed: number;
}
export interface NewPlaylist {
  name: string;
  description: string;
  rules: PlaylistRules | null;
  /**
   * Filled anew when the listener's day or week begins; null only on demand
   */
  refresh: ('daily' | 'weekly') | null;
}
export interface NewPlaylistEntries {
  /**
   * @minItems 1
   * @maxItems 1000
   */
  entries: NewPlaylistEntry[];
  /**
   * Before which; null at the end
   */
  position: number | null;
}
export interface NewPlaylistEntriesInput {
  /**
   * @minItems 1
   * @maxItems 1000
   */
  entries: NewPlaylistEntryInput[];
  /**
   * Before which; null at the end
   */
  position?: number | null;
}
export interface NewPlaylistInput {
  name: string;
  description?: string;
  rules?: PlaylistRulesInput | null;
  /**
   * Filled anew when the listener's day or week begins; null only on demand
   */
  refresh?: ('daily' | 'weekly') | null;
}
export interface NewPlays {
  /**
   * @minItems 1
   * @maxItems 1000
   */
  plays: NewPlay[];
}
export interface NewPlaysInput {
  /**
   * @minItems 1
   * @maxItems 1000
   */
  plays: NewPlayInput[];
}
export interface NewVerdict {
  song?: number;
  artist?: number;
  kind: 'love' | 'like' | 'dislike' | 'hide' | 'not-now';
}
export interface Overview {
  version: string;
  listeners: Listener[];
  /**
   * Corpus listeners whose plays train the models
   */
  community: {
    listeners: number;
    plays: number;
  };
  /**
   * Ids of imports that are running
   */
  activeImports: number[];
  training: boolean;
}
export interface Play {
  id: number;
  song: number;
  title: string;
  artist: string;
  startedAt: number;
  msPlayed: number;
}
export interface PlaylistChange {
  name?: string;
  description?: string;
  rules?: PlaylistRules | null;
  /**
   * Filled anew when the listener's day or week begins; null only on demand
   */
  refresh?: ('daily' | 'weekly') | null;
}
export interface PlaylistChangeInput {
  name?: string;
  description?: string;
  rules?: PlaylistRulesInput | null;
  /**
   * Filled anew when the listener's day or week begins; null only on demand
   */
  refresh?: ('daily' | 'weekly') | null;
}
export interface PlaylistEntries {
  entries: PlaylistEntry[];
  /**
   * The cursor of the next page; null on the last
   */
  next: string | null;
}
export interface PlaylistEntry {
  /**
   * Stays the same wherever it is moved
   */
  id: number;
  /**
   * 0 is the first
   */
  position: number;
  song: Song;
  /**
   * Why it was picked, as it was said then
   */
  reason: string | null;
  addedAt: number;
}
export interface PlaylistImport {
  playlist: Playlist;
  /**
   * False where just this playlist was there already
   */
  isNew: boolean;
  format: 'jspf' | 'xspf' | 'm3u' | 'csv';
  /**
   * matched + created + rejected
   */
  read: number;
  /**
   * Tracks of songs that were known
   */
  matched: number;
  /**
   * Songs that are known from now on, by name, without a play
   */
  created: number;
  rejected: {
    record: number;
    code: string;
    reason: string;
  }[];
}
export interface PlaylistImportInput {
  playlist: PlaylistInput;
  /**
   * False where just this playlist was there already
   */
  isNew: boolean;
  format: 'jspf' | 'xspf' | 'm3u' | 'csv';
  /**
   * matched + created + rejected
   */
  read: number;
  /**
   * Tracks of songs that were known
   */
  matched: number;
  /**
   * Songs that are known from now on, by name, without a play
   */
  created: number;
  rejected: {
    record: number;
    code: string;
    reason: string;
  }[];
}
export interface PlaylistMove {
  /**
   * Ids, in their new order
   *
   * @minItems 1
   * @maxItems 10000
   */
  entries: number[];
  /**
   * Where the first of them then stands
   */
  position: number;
}
export interface Playlists {
  playlists: Playlist[];
  /**
   * The cursor of the next page; null on the last
   */
  next: string | null;
}
export interface PlaylistsInput {
  playlists: PlaylistInput[];
  /**
   * The cursor of the next page; null on the last
   */
  next: string | null;
}
export interface Plays {
  plays: Play[];
}
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  advice: string;
}
export interface Recommendation {
  /**
   * Names this slot of this answer, for explanations and feedback
   */
  impression: number;
  song: Song;
  score: number;
  reason: Sentence;
  verdict: ('love' | 'like' | 'dislike' | 'hide' | 'not-now') | null;
}
export interface RejectedRows {
  rows: {
    file: string;
    /**
     * Position of the first such record in the file, from 0
     */
    record: number;
    lastRecord: number;
    line: number;
    code: string;
    reason: string;
  }[];
}
export interface Shelf {
  shelf:
    | 'for-you'
    | 'on-repeat'
    | 'rediscover'
    | 'discover'
    | 'right-now'
    | 'weekly'
    | 'daily-mix'
    | 'more-like-this';
  title: string;
  /**
   * What answered: file@version/part, e.g. blend@3/neighbours; null when empty
   */
  model: string | null;
  /**
   * The "now" of the scores, UTC epoch ms
   */
  at: number;
  /**
   * The parts that should have answered before `model`, and why each did not
   */
  degraded?: {
    model: string;
    why: 'missing' | 'failed' | 'nothing-to-say';
  }[];
  items: Recommendation[];
  empty: {
    code: string;
    message: string;
    /**
     * What would fill the shelf
     */
    help: string;
  } | null;
}
export interface Shelves {
  shelves: Shelf[];
}
export interface Statistics {
  /**
   * UTC epoch ms, inclusive
   */
  from: number;
  /**
   * UTC epoch ms, exclusive
   */
  to: number;
  timeZone: string;
  plays: number;
  /**
   * Plays of at least 30 s
   */
  listens: number;
  /**
   * Time played, of the plays of which it is known
   */
  ms: number;
  /**
   * Plays of which nobody told how long they were
   */
  untimed: number;
  songs: number;
  artists: number;
  firstPlay: number | null;
  lastPlay: number | null;
  topSongs: {
    id: number;
    name: string;
    /**
     * Artist of a song
     */
    detail: string | null;
    plays: number;
    /**
     * Plays of at least 30 s: what the rank counts
     */
    listens: number;
    ms: number;
    /**
     * Rank in the range of equal length before, from 1
     */
    previousRank: number | null;
  }[];
  topArtists: {
    id: number;
    name: string;
    /**
     * Artist of a song
     */
    detail: string | null;
    plays: number;
    /**
     * Plays of at least 30 s: what the rank counts
     */
    listens: number;
    ms: number;
    /**
     * Rank in the range of equal length before, from 1
     */
    previousRank: number | null;
  }[];
  /**
   * 7 rows (Monday first) of 24 local hours: plays
   */
  clock: number[][];
  months: {
    month: string;
    plays: number;
    discoveries: number;
  }[];
  longestStreakDays: number;
  currentStreakDays: number;
  sessions: number;
  /**
   * Share under 30 s, of the plays whose length is known
   */
  skipRate: number;
}
/**
 * One outcome per play sent, in order; answered only once they are on disk
 */
export interface StoredPlays {
  outcomes: ('added' | 'duplicate' | 'deleted' | 'same-play')[];
}
export interface Verdict {
  kind: 'love' | 'like' | 'dislike' | 'hide' | 'not-now';
  song: number | null;
  artist: number | null;
  at: number;
}
