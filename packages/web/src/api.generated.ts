// Generated from packages/server/src/schema by bin/generate-api-types.ts.

export type Sentence = {
  text: string;
  strong: boolean;
}[];
export type ScopeName = 'read' | 'scrobble' | 'recommend' | 'operate';

export interface Account {
  id: string;
  name: string;
  role: 'owner' | 'listener';
}
export interface AccountChange {
  disabled: boolean;
}
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
export interface ApiKey {
  id: number;
  name: string;
  /**
   * The first characters of the key
   */
  prefix: string;
  listener: number;
  scopes: ScopeName[];
  /**
   * Requests
   */
  perMinute: number;
  /**
   * UTC epoch ms
   */
  createdAt: number;
  usedAt: number | null;
}
export interface ApiKeys {
  keys: ApiKey[];
}
export interface Credentials {
  name: string;
  password: string;
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
    | 'more-like-this'
    | 'radio';
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
export interface Instance {
  version: string;
  /**
   * Whether it has an owner
   */
  claimed: boolean;
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
export interface MadeApiKey {
  id: number;
  name: string;
  /**
   * The first characters of the key
   */
  prefix: string;
  listener: number;
  scopes: ScopeName[];
  /**
   * Requests
   */
  perMinute: number;
  /**
   * UTC epoch ms
   */
  createdAt: number;
  usedAt: number | null;
  /**
   * The key: it is shown this once
   */
  secret: string;
}
export interface MadeLink {
  id: number;
  link: string;
  expiresAt: number | null;
}
export interface NewAccount {
  /**
   * What stands behind # in the link
   */
  token: string;
  name: string;
  /**
   * 8 to 128 characters
   */
  password: string;
  timeZone: string;
}
export interface NewAccountInput {
  /**
   * What stands behind # in the link
   */
  token: string;
  name: string;
  /**
   * 8 to 128 characters
   */
  password: string;
  timeZone?: string;
}
export interface NewApiKey {
  name: string;
  /**
   * @minItems 1
   * @maxItems 4
   */
  scopes: ScopeName[];
  /**
   * May be left out where there is only one
   */
  listener?: number;
  perMinute: number;
}
export interface NewApiKeyInput {
  name: string;
  /**
   * @minItems 1
   * @maxItems 4
   */
  scopes: ScopeName[];
  /**
   * May be left out where there is only one
   */
  listener?: number;
  perMinute?: number;
}
export interface NewInvitation {
  /**
   * Without an account; default: a new one
   */
  listener?: number;
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
  /**
   * Start of playback, UTC epoch ms, from 2002 to a day ahead of now
   */
  startedAt: number;
  msPlayed: number;
  spotifyUri: string | null;
}
export interface NewPlayInput {
  title: string;
  artist: string;
  album?: string | null;
  /**
   * Start of playback, UTC epoch ms, from 2002 to a day ahead of now
   */
  startedAt: number;
  msPlayed: number;
  spotifyUri?: string | null;
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
export interface PasswordChange {
  current: string;
  /**
   * 8 to 128 characters
   */
  password: string;
}
export interface PasswordReset {
  /**
   * What stands behind # in the link
   */
  token: string;
  /**
   * 8 to 128 characters
   */
  password: string;
}
export interface People {
  accounts: {
    id: string;
    name: string;
    role: 'owner' | 'listener';
    disabled: boolean;
    /**
     * UTC epoch ms
     */
    createdAt: number;
  }[];
  invitations: {
    id: number;
    listener: number | null;
    /**
     * UTC epoch ms
     */
    createdAt: number;
    expiresAt: number | null;
  }[];
  /**
   * Listeners without an account, which an invitation can hand over
   */
  free: {
    id: number;
    name: string;
  }[];
}
export interface Play {
  id: number;
  song: number;
  title: string;
  artist: string;
  startedAt: number;
  msPlayed: number;
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
export interface Sessions {
  sessions: {
    id: string;
    /**
     * As it calls itself
     */
    browser: string;
    /**
     * UTC epoch ms
     */
    createdAt: number;
    /**
     * UTC epoch ms
     */
    expiresAt: number;
    /**
     * The one that asks
     */
    current: boolean;
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
    | 'more-like-this'
    | 'radio';
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
