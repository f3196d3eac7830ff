// Generated from packages/server/src/schema by bin/generate-api-types.ts.

export type Sentence = {
  text: string;
  strong: boolean;
}[];
export type ScopeName = 'read' | 'scrobble' | 'recommend' | 'ask' | 'chat' | 'change' | 'operate';
/**
 * What is shown beside an answer and can be acted on
 */
export type Card =
  | {
      kind: 'song';
      song: Song;
      /**
       * Names the slot it was recommended in; null where it was not
       */
      impression: number | null;
      reason: string | null;
      /**
       * By the listener; null where they were not counted
       */
      plays: number | null;
    }
  | {
      kind: 'artist';
      id: number;
      name: string;
      /**
       * By the listener; null where they were not counted
       */
      plays: number | null;
    }
  | {
      kind: 'playlist';
      id: number;
      name: string;
      /**
       * How many tracks are in it
       */
      entries: number;
    }
  | {
      kind: 'figure';
      label: string;
      value: string;
    };
export type Change =
  | {
      type: 'plays';
      /**
       * How many were stored since the last message
       */
      count: number;
      /**
       * Of those the ones that started last, the newest first, at most 20
       */
      plays: {
        id: number;
        startedAt: number;
        msPlayed: number;
        song: Song;
      }[];
    }
  | {
      /**
       * Null where nothing plays
       */
      playing: {
        title: string;
        artist: string;
        album: string | null;
        /**
         * Who said so, e.g. `listenbrainz-api`
         */
        source: string;
        durationMs: number | null;
        /**
         * When it was said, UTC epoch ms
         */
        since: number;
        /**
         * When it must be over, UTC epoch ms
         */
        until: number;
      } | null;
      type: 'now-playing';
    }
  | {
      type: 'training';
      running: boolean;
      /**
       * How one ended since the last message
       */
      ended: ('done' | 'failed' | 'cancelled') | null;
    }
  | {
      type: 'import';
      status: ImportStatus;
    }
  | {
      type: 'playlists';
      /**
       * Made or changed
       */
      changed: {
        id: number;
        name: string;
        version: number;
      }[];
      removed: number[];
    }
  | {
      type: 'spending';
      /**
       * To who operates the instance
       */
      alerts: SpendingAlert[];
    }
  | {
      type: 'deprecations';
      /**
       * To who operates the instance: what comes within 90 days of its end
       */
      deprecations: Deprecation[];
    };
export type ChangeInput =
  | {
      type: 'plays';
      /**
       * How many were stored since the last message
       */
      count: number;
      /**
       * Of those the ones that started last, the newest first, at most 20
       */
      plays: {
        id: number;
        startedAt: number;
        msPlayed: number;
        song: Song;
      }[];
    }
  | {
      /**
       * Null where nothing plays
       */
      playing: {
        title: string;
        artist: string;
        album: string | null;
        /**
         * Who said so, e.g. `listenbrainz-api`
         */
        source: string;
        durationMs: number | null;
        /**
         * When it was said, UTC epoch ms
         */
        since: number;
        /**
         * When it must be over, UTC epoch ms
         */
        until: number;
      } | null;
      type: 'now-playing';
    }
  | {
      type: 'training';
      running: boolean;
      /**
       * How one ended since the last message
       */
      ended: ('done' | 'failed' | 'cancelled') | null;
    }
  | {
      type: 'import';
      status: ImportStatus;
    }
  | {
      type: 'playlists';
      /**
       * Made or changed
       */
      changed: {
        id: number;
        name: string;
        version: number;
      }[];
      removed: number[];
    }
  | {
      type: 'spending';
      /**
       * To who operates the instance
       */
      alerts: SpendingAlertInput[];
    }
  | {
      type: 'deprecations';
      /**
       * To who operates the instance: what comes within 90 days of its end
       */
      deprecations: Deprecation[];
    };
export type LiveEvent =
  | Change
  | {
      type: 'recommendations';
      shelf: Shelf;
    };
export type LiveEventInput =
  | ChangeInput
  | {
      type: 'recommendations';
      shelf: Shelf;
    };
export type NewDecision =
  | {
      kind: 'merge-songs';
      songId: number;
      intoId: number;
    }
  | {
      kind: 'merge-artists';
      artistId: number;
      intoId: number;
    }
  | {
      kind: 'part-track';
      trackId: number;
    }
  | {
      kind: 'move-track';
      trackId: number;
      songId: number;
    }
  | {
      kind: 'rename-song';
      songId: number;
      title: string;
    }
  | {
      kind: 'rename-artist';
      artistId: number;
      name: string;
    }
  | {
      kind: 'split-artist';
      artistId: number;
      /**
       * The main artist first
       *
       * @minItems 2
       * @maxItems 50
       */
      names: string[];
    }
  | {
      kind: 'different-songs';
      songId: number;
      otherId: number;
    }
  | {
      kind: 'different-artists';
      artistId: number;
      otherId: number;
    };
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
export type PlaybackCommand =
  | {
      do: 'play';
      /**
       * @minItems 1
       * @maxItems 100
       */
      uris?: string[];
      positionMs?: number;
    }
  | {
      do: 'pause' | 'next' | 'previous';
    }
  | {
      do: 'seek';
      positionMs: number;
    };

export interface Account {
  id: string;
  name: string;
  role: 'owner' | 'listener';
}
export interface AccountChange {
  disabled: boolean;
}
export interface AccountClosing {
  password: string;
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
export interface Agent {
  name: string;
  mode: 'off' | 'dry-run' | 'on';
  /**
   * How often it looks; null where something else has it
   */
  everyMs: number | null;
  /**
   * At most
   */
  actsPerDay: number;
  /**
   * When it was set; null where it never was
   */
  changedAt: number | null;
  acts: {
    act: string;
    lasts: boolean;
    isPermitted: boolean;
  }[];
  /**
   * When what it saw was last other than before
   */
  seenAt: number | null;
  /**
   * What only people can do
   */
  advice: {
    advice: string;
    target: string;
    params: {};
    /**
     * In English, what it does
     */
    sentence: string;
  }[];
  /**
   * Open, or ended within two weeks
   */
  recent: AgentAct[];
}
export interface AgentAct {
  id: number;
  agent: string;
  /**
   * Its code
   */
  act: string;
  /**
   * What it is about: of each there is one act at a time
   */
  target: string;
  /**
   * In English, what it does
   */
  sentence: string;
  params: {};
  /**
   * The facts that it follows from
   */
  why: {};
  /**
   * What shall be so once it has settled
   */
  prediction: {
    metric: string;
    is: 'at-most' | 'at-least';
    value: number;
    /**
     * When it is looked at
     */
    dueAt: number;
  };
  /**
   * The metric before it
   */
  before: number | null;
  /**
   * The metric when it was looked at
   */
  measured: number | null;
  state:
    | 'intended'
    | 'acted'
    | 'verified'
    | 'ending'
    | 'reverted'
    | 'lifted'
    | 'undone'
    | 'overruled'
    | 'failed'
    | 'missed';
  /**
   * Whether it is to be looked at, or lasts
   */
  isOpen: boolean;
  /**
   * Nothing was done
   */
  dryRun: boolean;
  /**
   * UTC epoch ms
   */
  intendedAt: number;
  endedAt: number | null;
}
export interface AgentActs {
  /**
   * Newest first
   */
  acts: AgentAct[];
  /**
   * The `cursor` of the next page; null on the last one
   */
  next: string | null;
}
export interface AgentChange {
  mode?: 'off' | 'dry-run' | 'on';
  /**
   * The acts that it may do; null for what it may by default
   */
  permits?: string[] | null;
  /**
   * Null for its default
   */
  actsPerDay?: number | null;
}
export interface Agents {
  /**
   * Null where agents may go on
   */
  killed: KillSwitch | null;
  agents: Agent[];
}
export interface KillSwitch {
  /**
   * UTC epoch ms
   */
  at: number;
  /**
   * `command line`, or `account:` and its id
   */
  by: string;
  /**
   * The name of the account, where there still is one
   */
  who: string | null;
}
export interface Answer {
  text: string;
  /**
   * Pages that the answer rests on
   */
  sources: {
    url: string;
    title: string | null;
  }[];
  provider: string;
  model: string;
  /**
   * UTC epoch ms; of a kept answer, when it was first given
   */
  madeAt: number;
  /**
   * Whether it was given before; out of date only while spending is to shrink
   */
  kept: 'no' | 'valid' | 'out-of-date';
  /**
   * Dollars, exact to the nano-dollar
   */
  costUsd: string;
  /**
   * What a kept answer would have cost anew
   */
  savedUsd: string;
  /**
   * How spending stands
   */
  level: 'ok' | 'warn' | 'throttle' | 'stop';
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
export interface Approval {
  /**
   * To connect with, once it was approved
   */
  token: string;
  /**
   * Where the listener approves it
   */
  url: string;
}
export interface ArtistEvolution {
  unit: 'day' | 'week' | 'month';
  /**
   * First local day of each
   */
  starts: string[];
  /**
   * Of everybody, in each
   */
  listens: number[];
  artists: {
    id: number;
    name: string;
    listens: number[];
  }[];
}
export interface AuditLog {
  entries: {
    id: number;
    /**
     * UTC epoch ms
     */
    at: number;
    event:
      | 'signed-in'
      | 'signed-out'
      | 'sessions-ended'
      | 'instance-claimed'
      | 'invitation-accepted'
      | 'password-changed'
      | 'password-reset'
      | 'account-closed'
      | 'claim-offered'
      | 'invitation-made'
      | 'invitation-revoked'
      | 'reset-offered'
      | 'account-changed'
      | 'account-removed'
      | 'key-added'
      | 'key-revoked'
      | 'secrets-rotated'
      | 'listener-exported'
      | 'listener-forgotten'
      | 'retention-changed'
      | 'webhook-changed'
      | 'connection-changed'
      | 'agents-changed'
      | 'spending-changed'
      | 'model-changed'
      | 'names-decided'
      | 'operated';
    /**
     * False where it was refused
     */
    done: boolean;
    /**
     * The page, an API key, a one-time link, or the command line
     */
    door: 'page' | 'key' | 'link' | 'command';
    /**
     * Who; null where nobody was known, or is gone
     */
    account: string | null;
    /**
     * The account that it was done to
     */
    about: string | null;
    /**
     * What it was done to, e.g. key 5
     */
    thing: string | null;
  }[];
  /**
   * `cursor` of the page after; null where it is the last
   */
  next: string | null;
}
export interface Backtest {
  id: number;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  weeksDone: number;
  weeksAsked: number;
  /**
   * Songs on a list
   */
  size: number;
  /**
   * UTC epoch ms
   */
  askedAt: number;
  finishedAt: number | null;
  failure: {
    code: string;
    message: string;
  } | null;
  result: BacktestResult | null;
}
export interface BacktestResult {
  timeZone: string;
  weeks: {
    startsAt: number;
    endsAt: number;
    listens: number;
    songs: number;
    trials: {
      shelf: 'for-you' | 'discover';
      /**
       * Different songs that there were to hit
       */
      right: number;
      lists: {
        by: 'echotune' | 'most-recent' | 'frequency' | 'popularity';
        items: number[];
        hits: number[];
      }[];
    }[];
  }[];
  trials: {
    shelf: 'for-you' | 'discover';
    weeks: number;
    rightPerWeek: number;
    suggesters: {
      by: 'echotune' | 'most-recent' | 'frequency' | 'popularity';
      hitsPerWeek: number;
      weeksWithHit: number;
    }[];
    /**
     * EchoTune beside the best naive list, hits a week
     */
    against: {
      by: 'echotune' | 'most-recent' | 'frequency' | 'popularity';
      difference: number;
      /**
       * Of the 95 % interval
       */
      low: number;
      high: number;
      p: number;
    } | null;
  }[];
  /**
   * Every song that a list holds
   */
  songs: Song[];
}
export interface Song {
  id: number;
  title: string;
  artist: string;
  artistId: number;
  release: string | null;
  spotifyUri: string | null;
}
export interface BacktestStatus {
  id: number;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  weeksDone: number;
  weeksAsked: number;
  /**
   * Songs on a list
   */
  size: number;
  /**
   * UTC epoch ms
   */
  askedAt: number;
  finishedAt: number | null;
  failure: {
    code: string;
    message: string;
  } | null;
}
export interface Backtests {
  /**
   * The newest first
   */
  backtests: BacktestStatus[];
}
export interface Batch {
  /**
   * In the order of the requests
   */
  shelves: Shelf[];
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
export interface Recommendation {
  /**
   * Names this slot of this answer, for explanations and feedback; 0 where the disk had no room to keep it
   */
  impression: number;
  song: Song;
  score: number;
  reason: Sentence;
  verdict: ('love' | 'like' | 'dislike' | 'hide' | 'not-now') | null;
}
export interface Bridge {
  /**
   * What the way goes by; null where none was found
   */
  model: string | null;
  steps: {
    song: Song;
    /**
     * −1 to 1: cosine with the song before, in the model; null at the beginning
     */
    similarity: number | null;
    reason: Sentence;
  }[];
  /**
   * Why there is none, and what would help
   */
  empty: {
    code: string;
    message: string;
    help: string;
  } | null;
}
export interface Cache {
  /**
   * UTC epoch ms
   */
  from: number;
  /**
   * UTC epoch ms; what processes saw in the last minute may be missing
   */
  until: number;
  /**
   * Over all processes
   */
  namespaces: CacheNamespace[];
  processes: {
    instance: string;
    /**
     * Until when it has told what it saw, UTC epoch ms
     */
    toldAt: number;
    runs: boolean;
    namespaces: CacheNamespace[];
  }[];
  settings: CacheSetting[];
  /**
   * Answers of language models that were given again, ever
   */
  answers: {
    given: number;
    /**
     * Dollars, exact to the nano-dollar, e.g. "12.50"
     */
    savedUsd: string;
  };
  /**
   * Null where none is set up
   */
  redis: CacheRedis | null;
}
export interface CacheNamespace {
  namespace: string;
  requests: number;
  /**
   * Answered from memory
   */
  memory: number;
  /**
   * Answered from Redis
   */
  redis: number;
  /**
   * Answered with what was being made again meanwhile
   */
  stale: number;
  /**
   * Answered by making it
   */
  misses: number;
  /**
   * Share of the requests that nothing had to be made for; null where there were none
   */
  hitRatio: number | null;
  /**
   * Milliseconds of making that were saved
   */
  savedMs: number;
  /**
   * Milliseconds of making
   */
  madeMs: number;
  /**
   * Had to go for want of room
   */
  evicted: number;
  /**
   * Held in memory now
   */
  entries: number;
  /**
   * Held in memory now, about
   */
  bytes: number;
  /**
   * Bytes of memory at most
   */
  capacity: number;
  /**
   * When the oldest was made, UTC epoch ms
   */
  oldestAt: number | null;
}
export interface CacheSetting {
  namespace: string;
  /**
   * Of the memory of each process, 0 to 1
   */
  share: number;
  /**
   * What goes when there is no room, e.g. `lru`
   */
  policy: string;
  /**
   * An answer is given again for so long, milliseconds
   */
  ttlMs: number;
  /**
   * and for so long after that while it is made again
   */
  staleMs: number;
  /**
   * What of that the cache agent has set; the rest is as usual
   */
  setByAgent: ('share' | 'policy' | 'ttl')[];
}
export interface CacheRedis {
  /**
   * What is in the way; null where it answers
   */
  problem: {
    what: string;
    /**
     * UTC epoch ms
     */
    since: number;
  } | null;
  /**
   * Null where it does not answer, or does not let itself be asked
   */
  report: {
    /**
     * Bytes of memory it uses, for everybody
     */
    usedBytes: number;
    /**
     * Bytes at most; 0 for as much as there is
     */
    maxBytes: number;
    /**
     * `maxmemory-policy`
     */
    policy: string;
    /**
     * Since it was started, of everybody
     */
    evictedKeys: number;
    /**
     * Of everybody
     */
    keys: number;
    /**
     * Of this installation; `tag` is what entries are dropped by
     */
    own: {
      namespace: string;
      keys: number;
      /**
       * Bytes
       */
      bytes: number;
    }[];
    /**
     * Whether `own` is estimated from `looked` keys that Redis drew
     */
    isEstimated: boolean;
    looked: number;
  } | null;
  /**
   * `unbounded`: maxmemory is 0. `full-stops`: by noeviction nothing is taken once it is full
   */
  warnings: ('unbounded' | 'full-stops')[];
}
export interface CacheDrop {
  /**
   * Null for all
   */
  namespace: ('recommendations' | 'statistics' | 'lookups') | null;
  /**
   * Null for all; not beside one
   */
  listener: number | null;
}
export interface CacheDropInput {
  /**
   * Null for all
   */
  namespace?: ('recommendations' | 'statistics' | 'lookups') | null;
  /**
   * Null for all; not beside one
   */
  listener?: number | null;
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
export interface SkippedFile {
  name: string;
  reason: string;
  /**
   * Plays may be missing for it: a damaged archive, or one within another
   */
  missed: boolean;
}
export interface SpendingAlert {
  id: number;
  /**
   * UTC epoch ms
   */
  at: number;
  kind: 'warn' | 'throttle' | 'stop' | 'incident';
  text: string;
  limit: SpendingLimit;
  /**
   * UTC epoch ms
   */
  periodStart: number;
  /**
   * Dollars, exact to the nano-dollar, e.g. "12.50"
   */
  settledUsd: string;
  /**
   * Dollars, exact to the nano-dollar, e.g. "12.50"
   */
  heldUsd: string;
  /**
   * Of an incident
   */
  call: number | null;
}
export interface SpendingLimit {
  id: number;
  /**
   * Null covers all
   */
  provider: string | null;
  /**
   * Null covers all
   */
  model: string | null;
  /**
   * Null covers everybody
   */
  listener: number | null;
  /**
   * What it is paid for; null covers all
   */
  purpose: string | null;
  /**
   * Days and months are UTC; a total never begins anew
   */
  period: 'day' | 'month' | 'total';
  /**
   * Dollars, exact to the nano-dollar, e.g. "12.50"
   */
  limitUsd: string;
  warnShare: number;
  throttleShare: number;
  /**
   * Admits nothing until it is reopened
   */
  closed: {
    /**
     * UTC epoch ms
     */
    at: number;
    why: string;
  } | null;
}
export interface Deprecation {
  provider: string;
  what: string;
  /**
   * A day
   */
  endsOn: string;
  /**
   * Negative once it is over
   */
  daysLeft: number;
  instead: string;
}
export interface SpendingAlertInput {
  id: number;
  /**
   * UTC epoch ms
   */
  at: number;
  kind: 'warn' | 'throttle' | 'stop' | 'incident';
  text: string;
  limit: SpendingLimitInput;
  /**
   * UTC epoch ms
   */
  periodStart: number;
  /**
   * Dollars, exact to the nano-dollar, e.g. "12.50"
   */
  settledUsd: string;
  /**
   * Dollars, exact to the nano-dollar, e.g. "12.50"
   */
  heldUsd: string;
  /**
   * Of an incident
   */
  call: number | null;
}
export interface SpendingLimitInput {
  id: number;
  /**
   * Null covers all
   */
  provider?: string | null;
  /**
   * Null covers all
   */
  model?: string | null;
  /**
   * Null covers everybody
   */
  listener?: number | null;
  /**
   * What it is paid for; null covers all
   */
  purpose?: string | null;
  /**
   * Days and months are UTC; a total never begins anew
   */
  period: 'day' | 'month' | 'total';
  /**
   * Dollars, exact to the nano-dollar, e.g. "12.50"
   */
  limitUsd: string;
  warnShare: number;
  throttleShare: number;
  /**
   * Admits nothing until it is reopened
   */
  closed: {
    /**
     * UTC epoch ms
     */
    at: number;
    why: string;
  } | null;
}
export interface ChangedRetention {
  /**
   * From the start of a play; null for ever
   */
  playsDays: number | null;
  /**
   * From when a song was shown; null for as long as is usual
   */
  shownDays: number | null;
  usualShownDays: number;
  /**
   * What was older, and is gone: plays, and songs that had been shown
   */
  removed: {
    plays: number;
    shown: number;
  };
}
export interface ChatAnswer {
  conversation: Conversation;
  message: Message;
}
export interface Conversation {
  id: number;
  /**
   * How it began
   */
  title: string;
  /**
   * UTC epoch ms
   */
  createdAt: number;
  /**
   * When something was said last
   */
  updatedAt: number;
  /**
   * How many it has
   */
  messages: number;
}
export interface Message {
  id: number;
  speaker: 'listener' | 'assistant';
  text: string;
  cards: Card[];
  /**
   * Pages that the answer rests on
   */
  sources: Source[];
  /**
   * What was looked up for it
   */
  tools: string[];
  /**
   * Pieces of what was said that nobody could make sense of
   */
  notUnderstood: string[];
  /**
   * Why the usual one did not answer, e.g. budget-exceeded; null where it did
   */
  fallback: string | null;
  /**
   * interpreter, or provider and model; null for what the listener said
   */
  answeredBy: string | null;
  /**
   * Dollars, exact to the nano-dollar
   */
  costUsd: string;
  /**
   * UTC epoch ms
   */
  at: number;
  /**
   * Changes that it offers to make
   */
  proposals: Proposal[];
}
export interface Source {
  url: string;
  title: string | null;
}
export interface Proposal {
  id: number;
  /**
   * What would happen
   */
  sentence: string;
  /**
   * An open one waits to be accepted or declined; nothing has happened yet
   */
  state: 'open' | 'done' | 'declined' | 'failed';
  /**
   * What came of it; null while it is open
   */
  outcome: string | null;
  decidedAt: number | null;
}
export interface ConversationPage {
  conversation: Conversation;
  /**
   * The newest, in the order in which they were said
   */
  messages: Message[];
  /**
   * The cursor of those before; null at the beginning
   */
  next: string | null;
}
export interface Conversations {
  conversations: Conversation[];
  /**
   * The cursor of the next page; null on the last
   */
  next: string | null;
}
export interface Covers {
  /**
   * Empty where the listener does not allow the Cover Art Archive
   */
  covers: {
    song: number;
    /**
     * What `/covers/{picture}` answers; null where none is here
     */
    picture: string | null;
    /**
     * Whether it is being fetched: ask again in a second or two
     */
    pending: boolean;
  }[];
}
export interface Credentials {
  name: string;
  password: string;
}
export interface DecidedProposal {
  proposal: Proposal;
  cards: Card[];
}
export interface Decision {
  id: number;
  kind: string;
  subjectId: number;
  objectId: number | null;
  text: string | null;
  subject: string;
  object: string | null;
  by: string;
  at: number;
  undoneAt: number | null;
}
export interface DecisionLog {
  /**
   * Newest first
   */
  logged: LoggedDecision[];
  /**
   * The `cursor` of the next page; null on the last one
   */
  next: string | null;
}
export interface LoggedDecision {
  seq: number;
  /**
   * UTC epoch ms
   */
  at: number;
  /**
   * Null where it is about all of them
   */
  agent: string | null;
  kind: string;
  body: {};
  /**
   * The account that did it, where there still is one
   */
  who: string | null;
  /**
   * The hash of the entry before it
   */
  previous: string;
  /**
   * SHA-256 of the canonical JSON of agent, at, body, kind, previous and seq
   */
  hash: string;
}
export interface Decisions {
  decisions: Decision[];
}
export interface Deliveries {
  /**
   * Newest first
   */
  deliveries: Delivery[];
  /**
   * The `cursor` of the next page; null on the last one
   */
  next: string | null;
}
export interface Delivery {
  id: number;
  /**
   * The `webhook-id` of its header
   */
  message: string;
  event:
    | 'plays'
    | 'recommendations'
    | 'now-playing'
    | 'import'
    | 'training'
    | 'playlists'
    | 'spending'
    | 'deprecations'
    | 'test';
  state: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  /**
   * When it is tried again; null once it has ended
   */
  nextAt: number | null;
  /**
   * UTC epoch ms
   */
  createdAt: number;
  endedAt: number | null;
  /**
   * HTTP status of the last answer
   */
  status: number | null;
  /**
   * What went wrong at the last attempt
   */
  failure: string | null;
}
export interface DescribedArtist {
  id: number;
  name: string;
  /**
   * Strongest first
   */
  tags: string[];
  verdict: ('love' | 'like' | 'dislike' | 'hide' | 'not-now') | null;
  /**
   * Ids of the exclusions that leave it out of the taste at all times
   */
  exclusions: number[];
  history: OwnHistory;
  /**
   * What the listener played most, then others
   */
  topSongs: {
    song: Song;
    plays: number;
  }[];
  /**
   * Most alike first; none before a training
   */
  similar: {
    id: number;
    name: string;
    /**
     * The listener's
     */
    plays: number;
    /**
     * 0–1, cosine in the model
     */
    similarity: number;
  }[];
}
/**
 * How the listener has played it
 */
export interface OwnHistory {
  plays: number;
  /**
   * Plays of at least 30 s: what the rank counts
   */
  listens: number;
  /**
   * Time played, of the plays of which it is known
   */
  ms: number;
  songs: number;
  /**
   * UTC epoch ms
   */
  firstPlay: number | null;
  lastPlay: number | null;
  /**
   * 1 is what the listener has listened to most; null without plays
   */
  rank: number | null;
  /**
   * Local days in a row with a play: the earliest of the longest
   */
  longestStreak: {
    from: string;
    to: string;
    days: number;
  } | null;
  /**
   * By local month (YYYY-MM); months without plays are absent
   */
  months: {
    month: string;
    plays: number;
  }[];
}
export interface DescribedSong {
  song: Song;
  tags: string[];
  verdict: ('love' | 'like' | 'dislike' | 'hide' | 'not-now') | null;
  /**
   * Ids of the exclusions that leave it out of the taste at all times
   */
  exclusions: number[];
  history: OwnHistory;
}
export interface Enrichment {
  /**
   * Services that may be asked about the songs and artists that the listener plays
   *
   * @maxItems 4
   */
  allowed: ('listenbrainz' | 'musicbrainz' | 'lastfm' | 'coverart')[];
  /**
   * The last one
   */
  run: EnrichmentRun | null;
  /**
   * Who can be asked
   */
  services: KnownProvider[];
}
export interface EnrichmentRun {
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  failure: {
    code: string;
    message: string;
  } | null;
  /**
   * Songs and artists that were asked about
   */
  asked: number;
  /**
   * Those that the services knew
   */
  found: number;
  /**
   * Whether another run follows
   */
  left: boolean;
  /**
   * Services that could not be asked to the end
   */
  stopped: {
    service: 'listenbrainz' | 'musicbrainz' | 'lastfm' | 'coverart';
    code: string;
    message: string;
  }[];
}
export interface KnownProvider {
  provider: string;
  /**
   * Whether the operator has set up what it needs
   */
  isSetUp: boolean;
}
export interface EnrichmentConsent {
  /**
   * Services that may be asked about the songs and artists that the listener plays
   *
   * @maxItems 4
   */
  allowed: ('listenbrainz' | 'musicbrainz' | 'lastfm' | 'coverart')[];
}
export interface Exclusion {
  id: number;
  song: number | null;
  artist: number | null;
  from: number | null;
  to: number | null;
  /**
   * Of the song; null where it is not about one
   */
  title: string | null;
  /**
   * Of the song or of the artist
   */
  artistName: string | null;
}
export interface Exclusions {
  exclusions: Exclusion[];
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
    | 'more-like-this'
    | 'radio';
  limit: number;
  /**
   * That reasons are in; left out, that of the request
   */
  language?: 'en' | 'de';
  /**
   * For you: 1 only songs heard before, 0 only new
   */
  familiarity?: number;
  /**
   * 1 what everybody plays, 0 what hardly anybody
   */
  popularity?: number;
  /**
   * What more like this, radio and daily mix are about
   */
  seeds?: Seeds;
  /**
   * What songs had better be near
   */
  targets?: Targets;
  /**
   * What all songs must be like
   */
  wishes?: Wishes;
}
export interface Seeds {
  /**
   * @maxItems 100
   */
  songs?: number[];
  /**
   * @maxItems 100
   */
  artists?: number[];
  /**
   * @maxItems 100
   */
  tags?: string[];
  /**
   * Daily mix: which, 1 the liveliest
   */
  mix?: number;
}
export interface Targets {
  acousticness?: number;
  danceability?: number;
  duration_ms?: number;
  energy?: number;
  instrumentalness?: number;
  key?: number;
  liveness?: number;
  loudness?: number;
  mode?: number;
  popularity?: number;
  speechiness?: number;
  tempo?: number;
  time_signature?: number;
  valence?: number;
}
export interface Wishes {
  /**
   * Of release, both ends included
   */
  years?: {
    least?: number;
    most?: number;
  };
  seconds?: {
    least?: number;
    most?: number;
  };
  energy?: {
    least?: number;
    most?: number;
  };
  /**
   * Of any audio feature, in Spotify's units, where it is known
   */
  features?: {
    acousticness?: {
      least?: number;
      most?: number;
    };
    danceability?: {
      least?: number;
      most?: number;
    };
    duration_ms?: {
      least?: number;
      most?: number;
    };
    energy?: {
      least?: number;
      most?: number;
    };
    instrumentalness?: {
      least?: number;
      most?: number;
    };
    key?: {
      least?: number;
      most?: number;
    };
    liveness?: {
      least?: number;
      most?: number;
    };
    loudness?: {
      least?: number;
      most?: number;
    };
    mode?: {
      least?: number;
      most?: number;
    };
    popularity?: {
      least?: number;
      most?: number;
    };
    speechiness?: {
      least?: number;
      most?: number;
    };
    tempo?: {
      least?: number;
      most?: number;
    };
    time_signature?: {
      least?: number;
      most?: number;
    };
    valence?: {
      least?: number;
      most?: number;
    };
  };
  /**
   * At least one of them
   *
   * @maxItems 100
   */
  tags?: string[];
  /**
   * @maxItems 100
   */
  withoutTags?: string[];
  mood?: 'happy' | 'energetic' | 'calm' | 'sad' | 'dark';
  clean?: boolean;
  /**
   * @maxItems 100
   */
  withoutArtists?: number[];
  /**
   * @maxItems 100
   */
  withoutSongs?: number[];
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
    | 'more-like-this'
    | 'radio';
  limit?: number;
  /**
   * That reasons are in; left out, that of the request
   */
  language?: 'en' | 'de';
  /**
   * For you: 1 only songs heard before, 0 only new
   */
  familiarity?: number;
  /**
   * 1 what everybody plays, 0 what hardly anybody
   */
  popularity?: number;
  /**
   * What more like this, radio and daily mix are about
   */
  seeds?: Seeds;
  /**
   * What songs had better be near
   */
  targets?: Targets;
  /**
   * What all songs must be like
   */
  wishes?: Wishes;
}
export interface FoundCatalogue {
  songs: Song[];
  artists: {
    id: number;
    name: string;
  }[];
}
export interface GivenUpRetried {
  /**
   * Plays that wait again
   */
  waiting: number;
}
export interface Health {
  status: 'ok' | 'degraded' | 'down';
  version: string;
  parts: {
    name: string;
    ok: boolean;
    /**
     * Since when this server has seen it so, UTC epoch milliseconds; null: all the time
     */
    since: number | null;
    /**
     * What is wrong, or soon will be
     */
    problem:
      | (
          | 'store-away'
          | 'connections-scarce'
          | 'part-stalls'
          | 'part-unreadable'
          | 'model-file-missing'
          | 'shared-files-away'
          | 'disk-nearly-full'
          | 'jobs-wait'
          | 'jobs-failed'
          | 'redis-away'
          | 'redis-full'
          | 'redis-login'
          | 'redis-database'
          | 'redis-tls'
          | 'redis-refuses'
          | 'redis-unbounded'
          | 'redis-full-stops'
          | 'answers-misfit'
          | 'provider-paused'
          | 'ends-soon'
          | 'account-refused'
          | 'consent-ends'
          | 'mlflow-behind'
          | 'log-endless'
          | 'files-exposed'
        )
      | null;
    /**
     * What to do
     */
    advice: string | null;
    /**
     * What is wrong, or what is there
     */
    detail: string;
  }[];
}
export interface Instance {
  version: string;
  /**
   * Whether it has an owner
   */
  claimed: boolean;
}
export interface JobStatus {
  id: number;
  kind: string;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  createdAt: number;
  finishedAt: number | null;
  /**
   * Null until it is done; what it is depends on the kind
   */
  result: {
    [k: string]: unknown;
  };
  failure: {
    code: string;
    message: string;
  } | null;
}
export interface Jobs {
  /**
   * Newest first
   */
  jobs: OperatedJob[];
  /**
   * The `cursor` of the next page; null on the last one
   */
  next: string | null;
}
export interface OperatedJob {
  id: number;
  kind: string;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  createdAt: number;
  finishedAt: number | null;
  failure: {
    code: string;
    message: string;
  } | null;
  /**
   * Whose it is; null of the instance
   */
  listener: number | null;
  /**
   * Begun so far; anew when it is tried again
   */
  attempts: number;
  maxAttempts: number;
  /**
   * Not before, UTC epoch ms
   */
  runAfter: number;
  /**
   * How much of it is done, 0 to 1, where that is known
   */
  share: number | null;
}
export interface KeptReport {
  id: number;
  report: Report;
}
export interface Report {
  schema: 1;
  /**
   * UTC epoch ms
   */
  at: number;
  codeVersion: string;
  facts: ReportFact[];
  summary: ReportSentence[];
  /**
   * The weightiest first
   */
  areas: ReportArea[];
  /**
   * The weightiest first
   */
  findings: ReportFinding[];
  /**
   * Commands, and the findings that each sees to
   */
  nextSteps: {
    command: string;
    keys: string[];
  }[];
  /**
   * Null for the first report
   */
  changes: ReportChanges | null;
  /**
   * Null where no language model was asked
   */
  help: ReportHelp | null;
  research: ReportResearch[];
}
export interface ReportFact {
  /**
   * What was measured, e.g. `cache.hit-ratio`
   */
  name: string;
  /**
   * Of what, where there are several
   */
  of: string | null;
  value: number | string | boolean | null;
  unit: 'count' | 'share' | 'ratio' | 'usd' | 'days' | 'ms' | 'score' | 'text' | 'yes-no';
  /**
   * Why it is not known; null where it is
   */
  why:
    | (
        | 'no-repository'
        | 'registry-not-asked'
        | 'registry-silent'
        | 'no-lockfile'
        | 'no-model'
        | 'not-compared'
        | 'not-shown'
        | 'nothing-asked'
        | 'no-limit'
        | 'no-test-report'
        | 'test-report-unreadable'
        | 'no-prometheus'
        | 'prometheus-silent'
        | 'prometheus-empty'
        | 'unreadable'
      )
    | null;
  /**
   * Where it was read
   */
  source: string;
  /**
   * UTC epoch ms
   */
  at: number;
}
export interface ReportSentence {
  code: string;
  /**
   * What it rests on: ids of facts, `name/of`
   */
  slots: {};
  text: string;
  /**
   * Whether a language model put it so
   */
  isReworded: boolean;
}
export interface ReportArea {
  area:
    | 'delivery'
    | 'pipeline'
    | 'integrations'
    | 'caching'
    | 'health'
    | 'security'
    | 'observability'
    | 'documentation'
    | 'front-end'
    | 'reports'
    | 'autopilot';
  /**
   * 0 to 100: how much its findings come to together
   */
  score: number;
  /**
   * Facts that were measured of it
   */
  known: number;
  /**
   * Facts that were not
   */
  unknown: number;
  standing: ReportSentence[];
  /**
   * Their keys, the weightiest first
   */
  findings: string[];
}
export interface ReportFinding {
  /**
   * The same in every report that has it
   */
  key: string;
  area:
    | 'delivery'
    | 'pipeline'
    | 'integrations'
    | 'caching'
    | 'health'
    | 'security'
    | 'observability'
    | 'documentation'
    | 'front-end'
    | 'reports'
    | 'autopilot';
  section: 'recommendations' | 'integrations';
  /**
   * 1 to 5
   */
  impact: number;
  /**
   * 0 to 1
   */
  confidence: number;
  effort: 'command' | 'setting' | 'hours' | 'days';
  /**
   * 20 × impact × confidence ÷ effort; 0 to 100
   */
  score: number;
  sentence: ReportSentence;
  advice: string;
  command: string | null;
}
export interface ReportChanges {
  /**
   * Of the report that it is compared with, UTC epoch ms
   */
  since: number;
  /**
   * Keys of findings that were not in it
   */
  appeared: string[];
  /**
   * Findings that are no more
   */
  gone: ReportSentence[];
  moved: {
    name: string;
    of: string | null;
    unit: 'count' | 'share' | 'ratio' | 'usd' | 'days' | 'ms' | 'score' | 'text' | 'yes-no';
    before: number;
    now: number;
    isBetter: boolean;
  }[];
}
export interface ReportHelp {
  provider: string;
  model: string;
  costUsd: number;
  /**
   * Sentences that it put otherwise and that say the same
   */
  reworded: number;
  /**
   * Sentences of it that said something else and were left out
   */
  refused: number;
  /**
   * A code, where it did not get that far
   */
  problem: string | null;
}
export interface ReportResearch {
  /**
   * Of the finding that was asked about
   */
  key: string;
  /**
   * What was asked: nothing of what was measured
   */
  question: string;
  /**
   * What came back: looked up, not measured
   */
  text: string;
  sources: {
    url: string;
    title: string | null;
  }[];
  provider: string;
  model: string;
  costUsd: number;
}
export interface KillSwitchChange {
  /**
   * true: all agents stop before their next act
   */
  isThrown: boolean;
}
export interface Ledger {
  calls: {
    id: number;
    state: 'held' | 'settled' | 'charged' | 'released';
    provider: string;
    model: string;
    purpose: string;
    listener: number | null;
    /**
     * UTC epoch ms
     */
    madeAt: number;
    /**
     * UTC epoch ms
     */
    deadline: number;
    endedAt: number | null;
    /**
     * The most it could cost
     */
    holdUsd: string;
    /**
     * Nobody caps what it could cost
     */
    estimated: boolean;
    costUsd: string | null;
    /**
     * As the provider reported it
     */
    usage: {};
    why: string | null;
  }[];
  next: string | null;
}
export interface LibraryReading {
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  failure: {
    code: string;
    message: string;
  } | null;
  read: number;
  total: number;
  /**
   * That were not saved here yet
   */
  added: number;
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
  /**
   * Whether they allow pictures of the Cover Art Archive
   */
  covers: boolean;
}
export interface ListenerChange {
  /**
   * IANA name
   */
  timeZone: string;
}
export interface ListeningEra {
  from: string;
  /**
   * Inclusive
   */
  to: string;
  listens: number;
  artists: {
    id: number;
    name: string;
    listens: number;
    /**
     * Of the listens of the era
     */
    share: number;
    /**
     * Of the listens outside of it
     */
    shareElsewhere: number;
  }[];
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
export interface MadeWebhook {
  id: number;
  url: string;
  events: (
    | 'plays'
    | 'recommendations'
    | 'now-playing'
    | 'import'
    | 'training'
    | 'playlists'
    | 'spending'
    | 'deprecations'
  )[];
  listener: number;
  /**
   * UTC epoch ms
   */
  createdAt: number;
  /**
   * Null where the last message arrived
   */
  failingSince: number | null;
  /**
   * Nothing is sent: since when, and why
   */
  disabled: {
    /**
     * UTC epoch ms
     */
    at: number;
    why: string;
  } | null;
  /**
   * `whsec_…`, with which messages are signed; shown once
   */
  secret: string;
}
export interface Model {
  version: number;
  /**
   * champion: it answers; canary: it answers half of the listeners; previous: it answered before; challenger: it may not answer
   */
  stage: ('champion' | 'previous' | 'canary' | 'challenger') | null;
  /**
   * Its file is still there: it could answer
   */
  isKept: boolean;
  /**
   * UTC epoch ms
   */
  createdAt: number;
  /**
   * Of what it was trained on
   */
  dataDigest: string;
  codeVersion: string;
  params: {};
  /**
   * proof.…: beside the champion, on what was played since that was trained
   */
  metrics: {};
  /**
   * SHA-256 of its file
   */
  checksum: string;
}
export interface ModelEvent {
  id: number;
  version: number;
  /**
   * UTC epoch ms
   */
  at: number;
  /**
   * trained, refused, canary, promoted, rolled-back …
   */
  what: string;
  /**
   * The facts it followed from
   */
  why: {};
}
export interface ModelEvents {
  events: ModelEvent[];
}
export interface ModelStory {
  model: Model;
  /**
   * The newest first
   */
  events: ModelEvent[];
  /**
   * While it answered: online.acceptance, canary.effect, drift.tags.p …
   */
  measured: {
    key: string;
    at: number;
    value: number;
  }[];
}
export interface Models {
  models: Model[];
}
export interface NamedVerdict {
  kind: 'love' | 'like' | 'dislike' | 'hide' | 'not-now';
  song: number | null;
  artist: number | null;
  at: number;
  /**
   * Of the song; null where it is about an artist
   */
  title: string | null;
  /**
   * Of the song or of the artist
   */
  artistName: string | null;
}
export interface NewAccount {
  /**
   * What stands behind # in the link
   */
  token: string;
  name: string;
  /**
   * 8 to 128 characters, not counting blanks around them
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
   * 8 to 128 characters, not counting blanks around them
   */
  password: string;
  timeZone?: string;
}
export interface NewApiKey {
  name: string;
  /**
   * @minItems 1
   * @maxItems 7
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
   * @maxItems 7
   */
  scopes: ScopeName[];
  /**
   * May be left out where there is only one
   */
  listener?: number;
  perMinute?: number;
}
export interface NewBacktest {
  /**
   * How many weeks back
   */
  weeks: number;
  /**
   * Songs on a list
   */
  size: number;
  seed: number;
}
export interface NewBacktestInput {
  /**
   * How many weeks back
   */
  weeks?: number;
  /**
   * Songs on a list
   */
  size?: number;
  seed?: number;
}
export interface NewBatch {
  /**
   * @minItems 1
   * @maxItems 20
   */
  requests: {
    /**
     * Released in this year or later, where the year is known
     */
    yearFrom?: number;
    /**
     * Released in this year or earlier
     */
    yearTo?: number;
    /**
     * At least so long, where the length is known
     */
    secondsFrom?: number;
    /**
     * At most so long
     */
    secondsTo?: number;
    /**
     * At least so energetic, where that is known
     */
    energyFrom?: number;
    /**
     * At most so energetic
     */
    energyTo?: number;
    /**
     * With this tag, or one of these: of the song or of its artist
     */
    withTag?: string | string[];
    /**
     * With none of these tags
     */
    withoutTag?: string | string[];
    /**
     * By its tags, or by valence and energy
     */
    mood?: 'happy' | 'energetic' | 'calm' | 'sad' | 'dark';
    /**
     * true leaves out what is known to be explicit
     */
    clean?: boolean;
    /**
     * Nothing of this artist
     */
    withoutArtist?: number | number[];
    /**
     * Not this song
     */
    withoutSong?: number | number[];
    /**
     * For you, more like this, radio: 1 only songs heard before, 0 only new ones; default the own habit
     */
    familiarity?: number;
    /**
     * 1 prefers what everybody plays, 0 what hardly anybody does; default neither
     */
    popularity?: number;
    /**
     * What is like this song, or goes with it; may be given several times
     */
    song?: number | number[];
    /**
     * What goes with the songs of this artist
     */
    artist?: number | number[];
    /**
     * What goes with what is called so
     */
    tag?: string | string[];
    /**
     * Daily mix: which, 1 by default
     */
    mix?: number;
    limit: number;
    shelf?:
      | 'for-you'
      | 'on-repeat'
      | 'rediscover'
      | 'discover'
      | 'right-now'
      | 'weekly'
      | 'daily-mix'
      | 'more-like-this'
      | 'radio';
  }[];
}
export interface NewBatchInput {
  /**
   * @minItems 1
   * @maxItems 20
   */
  requests: {
    /**
     * Released in this year or later, where the year is known
     */
    yearFrom?: number;
    /**
     * Released in this year or earlier
     */
    yearTo?: number;
    /**
     * At least so long, where the length is known
     */
    secondsFrom?: number;
    /**
     * At most so long
     */
    secondsTo?: number;
    /**
     * At least so energetic, where that is known
     */
    energyFrom?: number;
    /**
     * At most so energetic
     */
    energyTo?: number;
    /**
     * With this tag, or one of these: of the song or of its artist
     */
    withTag?: string | string[];
    /**
     * With none of these tags
     */
    withoutTag?: string | string[];
    /**
     * By its tags, or by valence and energy
     */
    mood?: 'happy' | 'energetic' | 'calm' | 'sad' | 'dark';
    /**
     * true leaves out what is known to be explicit
     */
    clean?: boolean;
    /**
     * Nothing of this artist
     */
    withoutArtist?: number | number[];
    /**
     * Not this song
     */
    withoutSong?: number | number[];
    /**
     * For you, more like this, radio: 1 only songs heard before, 0 only new ones; default the own habit
     */
    familiarity?: number;
    /**
     * 1 prefers what everybody plays, 0 what hardly anybody does; default neither
     */
    popularity?: number;
    /**
     * What is like this song, or goes with it; may be given several times
     */
    song?: number | number[];
    /**
     * What goes with the songs of this artist
     */
    artist?: number | number[];
    /**
     * What goes with what is called so
     */
    tag?: string | string[];
    /**
     * Daily mix: which, 1 by default
     */
    mix?: number;
    limit?: number;
    shelf?:
      | 'for-you'
      | 'on-repeat'
      | 'rediscover'
      | 'discover'
      | 'right-now'
      | 'weekly'
      | 'daily-mix'
      | 'more-like-this'
      | 'radio';
  }[];
}
export interface NewExclusion {
  /**
   * Plays of this song; of any where null
   */
  song: number | null;
  /**
   * Plays of this artist; of any where null
   */
  artist: number | null;
  /**
   * UTC epoch ms, inclusive; open where null
   */
  from: number | null;
  /**
   * UTC epoch ms, exclusive; open where null
   */
  to: number | null;
}
export interface NewExclusionInput {
  /**
   * Plays of this song; of any where null
   */
  song?: number | null;
  /**
   * Plays of this artist; of any where null
   */
  artist?: number | null;
  /**
   * UTC epoch ms, inclusive; open where null
   */
  from?: number | null;
  /**
   * UTC epoch ms, exclusive; open where null
   */
  to?: number | null;
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
export interface NewMessage {
  text: string;
  /**
   * Who is to answer; left out, whoever comes first of those that are set up
   */
  provider?: 'interpreter' | 'google' | 'perplexity' | 'compatible';
}
export interface NewNowPlaying {
  title: string;
  artist: string;
  album: string | null;
  /**
   * How long it will play; ten minutes where that is not said
   */
  durationMs: number | null;
}
export interface NewNowPlayingInput {
  title: string;
  artist: string;
  album?: string | null;
  /**
   * How long it will play; ten minutes where that is not said
   */
  durationMs?: number | null;
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
export interface NewPull {
  /**
   * Everything once more
   */
  again: boolean;
}
export interface NewPullInput {
  /**
   * Everything once more
   */
  again?: boolean;
}
export interface NewQuestion {
  question: string;
  /**
   * Default: the first that is set up
   */
  provider?: 'google' | 'perplexity' | 'compatible';
  /**
   * An answer that was kept will not do
   */
  fresh: boolean;
}
export interface NewQuestionInput {
  question: string;
  /**
   * Default: the first that is set up
   */
  provider?: 'google' | 'perplexity' | 'compatible';
  /**
   * An answer that was kept will not do
   */
  fresh?: boolean;
}
export interface NewScrobbleAccount {
  /**
   * The name there, which has to exist; needed without a token, which says whose it is
   */
  user: string | null;
  /**
   * To send plays too: of ListenBrainz’ settings, or one approved at Last.fm
   */
  token: string | null;
}
export interface NewScrobbleAccountInput {
  /**
   * The name there, which has to exist; needed without a token, which says whose it is
   */
  user?: string | null;
  /**
   * To send plays too: of ListenBrainz’ settings, or one approved at Last.fm
   */
  token?: string | null;
}
export interface NewSpendingLimit {
  /**
   * Null covers all
   */
  provider: ('google' | 'perplexity' | 'compatible') | null;
  /**
   * Null covers all
   */
  model: string | null;
  /**
   * Null covers everybody
   */
  listener: number | null;
  /**
   * What it is paid for; null covers all
   */
  purpose: ('question' | 'assistant' | 'research' | 'report') | null;
  /**
   * Days and months are UTC; a total never begins anew
   */
  period: 'day' | 'month' | 'total';
  /**
   * Dollars, e.g. "12.50"
   */
  limitUsd: string;
  /**
   * Share of it from which a warning is told
   */
  warnShare: number;
  /**
   * Share of it from which calls spend less
   */
  throttleShare: number;
}
export interface NewSpendingLimitInput {
  /**
   * Null covers all
   */
  provider?: ('google' | 'perplexity' | 'compatible') | null;
  /**
   * Null covers all
   */
  model?: string | null;
  /**
   * Null covers everybody
   */
  listener?: number | null;
  /**
   * What it is paid for; null covers all
   */
  purpose?: ('question' | 'assistant' | 'research' | 'report') | null;
  /**
   * Days and months are UTC; a total never begins anew
   */
  period: 'day' | 'month' | 'total';
  /**
   * Dollars, e.g. "12.50"
   */
  limitUsd: string;
  /**
   * Share of it from which a warning is told
   */
  warnShare?: number;
  /**
   * Share of it from which calls spend less
   */
  throttleShare?: number;
}
export interface NewVerdict {
  song?: number;
  artist?: number;
  kind: 'love' | 'like' | 'dislike' | 'hide' | 'not-now';
}
export interface NewWebhook {
  /**
   * https or http; redirects are not followed
   */
  url: string;
  /**
   * `spending` and `deprecations` are for who operates the instance
   *
   * @minItems 1
   * @maxItems 8
   */
  events: (
    | 'plays'
    | 'recommendations'
    | 'now-playing'
    | 'import'
    | 'training'
    | 'playlists'
    | 'spending'
    | 'deprecations'
  )[];
  /**
   * May be left out where there is only one
   */
  listener?: number;
}
export interface NewWebhookInput {
  /**
   * https or http; redirects are not followed
   */
  url: string;
  /**
   * `spending` and `deprecations` are for who operates the instance
   *
   * @minItems 1
   * @maxItems 8
   */
  events?: (
    | 'plays'
    | 'recommendations'
    | 'now-playing'
    | 'import'
    | 'training'
    | 'playlists'
    | 'spending'
    | 'deprecations'
  )[];
  /**
   * May be left out where there is only one
   */
  listener?: number;
}
export interface NowPlaying {
  /**
   * Null where nothing plays
   */
  playing: {
    title: string;
    artist: string;
    album: string | null;
    /**
     * Who said so, e.g. `listenbrainz-api`
     */
    source: string;
    durationMs: number | null;
    /**
     * When it was said, UTC epoch ms
     */
    since: number;
    /**
     * When it must be over, UTC epoch ms
     */
    until: number;
  } | null;
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
   * 8 to 128 characters, not counting blanks around them
   */
  password: string;
}
export interface PasswordReset {
  /**
   * What stands behind # in the link
   */
  token: string;
  /**
   * 8 to 128 characters, not counting blanks around them
   */
  password: string;
}
export interface PastImport {
  id: number;
  state: 'running' | 'done' | 'failed' | 'cancelled' | 'undone';
  /**
   * UTC epoch ms
   */
  startedAt: number;
  totals: ImportTotals;
  files: {
    name: string;
    format: string;
    totals: ImportTotals;
    /**
     * Why the rest of the file could not be read
     */
    failure: string | null;
  }[];
}
export interface PastImports {
  imports: PastImport[];
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
export interface PlaylistDetail {
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
  /**
   * What the songs and artists of its rules are called
   */
  mentioned: {
    songs: Song[];
    artists: {
      id: number;
      name: string;
    }[];
  };
}
export interface PlaylistDetailInput {
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
  /**
   * What the songs and artists of its rules are called
   */
  mentioned: {
    songs: Song[];
    artists: {
      id: number;
      name: string;
    }[];
  };
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
export interface PlaylistSentence {
  /**
   * In English or German
   */
  sentence: string;
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
  /**
   * Newest first
   */
  plays: Play[];
  /**
   * The `cursor` of the next page; null on the last one
   */
  next: string | null;
}
export interface PlaysByDay {
  /**
   * Local date of the first count; null without plays
   */
  from: string | null;
  /**
   * A count for each local day
   */
  plays: number[];
}
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  advice: string;
}
export interface Providers {
  known: KnownProvider[];
  pauses: {
    provider: string;
    until: number;
    reason: string;
  }[];
  /**
   * Answers that did not fit their contract, the last seen first
   */
  misfits: {
    provider: string;
    operation: string;
    problem: string;
    /**
     * Fields and kinds of the answer, without what it said
     */
    shape: {
      [k: string]: unknown;
    };
    firstAt: number;
    lastAt: number;
    count: number;
  }[];
  /**
   * What providers are to end within 90 days, or have ended
   */
  deprecations: Deprecation[];
}
export interface Pull {
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  failure: {
    code: string;
    message: string;
  } | null;
  read: number;
  added: number;
  duplicates: number;
  rejected: number;
  /**
   * How far down it is, UTC epoch ms
   */
  reached: number | null;
}
export interface PushedPlaylist {
  remoteId: string;
  url: string;
  added: number;
  /**
   * Neither their id is known nor were they found
   */
  missing: {
    title: string;
    artist: string;
  }[];
}
export interface Readiness {
  status: 'ok' | 'degraded' | 'down';
  parts: {
    name: string;
    ok: boolean;
    /**
     * Since when this server has seen it so, UTC epoch milliseconds; null: all the time
     */
    since: number | null;
    /**
     * What is wrong, or soon will be
     */
    problem:
      | (
          | 'store-away'
          | 'connections-scarce'
          | 'part-stalls'
          | 'part-unreadable'
          | 'model-file-missing'
          | 'shared-files-away'
          | 'disk-nearly-full'
          | 'jobs-wait'
          | 'jobs-failed'
          | 'redis-away'
          | 'redis-full'
          | 'redis-login'
          | 'redis-database'
          | 'redis-tls'
          | 'redis-refuses'
          | 'redis-unbounded'
          | 'redis-full-stops'
          | 'answers-misfit'
          | 'provider-paused'
          | 'ends-soon'
          | 'account-refused'
          | 'consent-ends'
          | 'mlflow-behind'
          | 'log-endless'
          | 'files-exposed'
        )
      | null;
    /**
     * What to do
     */
    advice: string | null;
  }[];
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
export interface ReplayedDecision {
  seq: number;
  /**
   * UTC epoch ms
   */
  at: number;
  agent: string;
  outcome: 'same' | 'differs' | 'other-version' | 'no-agent';
  /**
   * What was proposed then
   */
  before: {
    [k: string]: unknown;
  };
  /**
   * What would be today; null where nothing can be said
   */
  today: {
    [k: string]: unknown;
  };
}
export interface ReportSummary {
  findings: number;
  /**
   * The area that weighs most; null where none does
   */
  worst:
    | (
        | 'delivery'
        | 'pipeline'
        | 'integrations'
        | 'caching'
        | 'health'
        | 'security'
        | 'observability'
        | 'documentation'
        | 'front-end'
        | 'reports'
        | 'autopilot'
      )
    | null;
  /**
   * Its weight, 0 to 100
   */
  score: number;
}
export interface ReportWish {
  /**
   * Ask no package registry how old dependencies are
   */
  isOffline: boolean;
  /**
   * Have a language model that is set up help: it may cost
   */
  withModel: boolean;
}
export interface ReportWishInput {
  /**
   * Ask no package registry how old dependencies are
   */
  isOffline?: boolean;
  /**
   * Have a language model that is set up help: it may cost
   */
  withModel?: boolean;
}
export interface Reports {
  /**
   * Newest first
   */
  reports: {
    findings: number;
    /**
     * The area that weighs most; null where none does
     */
    worst:
      | (
          | 'delivery'
          | 'pipeline'
          | 'integrations'
          | 'caching'
          | 'health'
          | 'security'
          | 'observability'
          | 'documentation'
          | 'front-end'
          | 'reports'
          | 'autopilot'
        )
      | null;
    /**
     * Its weight, 0 to 100
     */
    score: number;
    id: number;
    /**
     * UTC epoch ms
     */
    at: number;
  }[];
}
export interface Retention {
  /**
   * From the start of a play; null for ever
   */
  playsDays: number | null;
  /**
   * From when a song was shown; null for as long as is usual
   */
  shownDays: number | null;
  usualShownDays: number;
}
export interface RetentionChange {
  /**
   * From the start of a play; null for ever
   */
  playsDays?: number | null;
  /**
   * From when a song was shown; null for as long as is usual
   */
  shownDays?: number | null;
}
/**
 * Names that may mean one thing, the most played first
 */
export interface ReviewPairs {
  pairs: {
    kind: 'songs' | 'artists' | 'split';
    a: {
      id: number;
      name: string;
    };
    b: {
      id: number;
      name: string;
    };
    /**
     * Of a split the names of the artists; else none
     */
    parts: string[];
    reason: string;
    score: number;
    plays: number;
  }[];
}
export interface ScrobbleAccount {
  service: 'listenbrainz' | 'lastfm';
  user: string;
  /**
   * Up to here its history was read, UTC epoch ms
   */
  knownTo: number | null;
  lastPull: Pull | null;
  forwards: boolean;
  /**
   * Plays that wait to be sent
   */
  waiting: number;
  /**
   * Plays that will not be sent
   */
  givenUp: number;
  /**
   * The last ten of them
   */
  lastGivenUp: {
    startedAt: number;
    title: string;
    artist: string;
    reason: string;
  }[];
  /**
   * Why sending fails
   */
  problem: string | null;
}
export interface ScrobbleAccountChange {
  /**
   * Whether new plays are sent there
   */
  forwards: boolean;
}
export interface ScrobbleAccounts {
  accounts: ScrobbleAccount[];
  /**
   * Where there can be one
   */
  services: KnownProvider[];
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
export interface Shelves {
  shelves: Shelf[];
}
/**
 * Best first
 */
export interface SimilarSongs {
  songs: {
    song: Song;
    score: number;
  }[];
}
export interface SkipHabits {
  /**
   * Of plays that were the first ever of their song
   */
  firstRate: number;
  /**
   * Of all others
   */
  laterRate: number;
  songs: {
    id: number;
    name: string;
    /**
     * Artist
     */
    detail: string;
    plays: number;
    skips: number;
  }[];
}
export interface Spending {
  limits: {
    limit: SpendingLimit;
    /**
     * UTC epoch ms
     */
    periodStart: number;
    periodEnd: number | null;
    /**
     * Spent
     */
    settledUsd: string;
    /**
     * Set aside for calls that have not ended
     */
    heldUsd: string;
    /**
     * Dollars, exact to the nano-dollar, e.g. "12.50"
     */
    leftUsd: string;
    level: 'ok' | 'warn' | 'throttle' | 'stop';
    /**
     * Spent at the end of the period, if it goes on so
     */
    forecastUsd: string | null;
    /**
     * When nothing is left, if that is within the period
     */
    exhaustedAt: number | null;
  }[];
  /**
   * What answers that were given again did not cost anew
   */
  savings: {
    provider: string;
    model: string;
    purpose: string;
    answers: number;
    /**
     * Dollars, exact to the nano-dollar, e.g. "12.50"
     */
    savedUsd: string;
  }[];
}
export interface SpendingAlerts {
  alerts: SpendingAlert[];
}
export interface SpendingAlertsInput {
  alerts: SpendingAlertInput[];
}
export interface SpendingInput {
  limits: {
    limit: SpendingLimitInput;
    /**
     * UTC epoch ms
     */
    periodStart: number;
    periodEnd: number | null;
    /**
     * Spent
     */
    settledUsd: string;
    /**
     * Set aside for calls that have not ended
     */
    heldUsd: string;
    /**
     * Dollars, exact to the nano-dollar, e.g. "12.50"
     */
    leftUsd: string;
    level: 'ok' | 'warn' | 'throttle' | 'stop';
    /**
     * Spent at the end of the period, if it goes on so
     */
    forecastUsd: string | null;
    /**
     * When nothing is left, if that is within the period
     */
    exhaustedAt: number | null;
  }[];
  /**
   * What answers that were given again did not cost anew
   */
  savings: {
    provider: string;
    model: string;
    purpose: string;
    answers: number;
    /**
     * Dollars, exact to the nano-dollar, e.g. "12.50"
     */
    savedUsd: string;
  }[];
}
export interface SpotifyPlaying {
  /**
   * Null where nothing plays
   */
  playing: {
    isPlaying: boolean;
    progressMs: number | null;
    title: string | null;
    artist: string | null;
    uri: string | null;
  } | null;
}
export interface SpotifySignIn {
  /**
   * Open it in the browser that is signed in here
   */
  url: string;
  expiresAt: number;
}
export interface SpotifyStatus {
  /**
   * Whether the operator has set a client id
   */
  configured: boolean;
  connection: {
    /**
     * Name of the account at Spotify
     */
    account: string;
    scopes: string[];
    /**
     * When the listener agreed, UTC epoch ms
     */
    consentAt: number;
    /**
     * When Spotify forgets it: connect again before
     */
    consentEndsAt: number;
    consent: 'holds' | 'ends-soon' | 'over';
    playsReadAt: number | null;
  } | null;
  /**
   * The last one
   */
  library: LibraryReading | null;
  /**
   * Until when Spotify wants no requests
   */
  pausedUntil: number | null;
  /**
   * What the Web API no longer permits to a new application
   */
  removed: {
    methods: string[];
    path: string;
    reason: string;
    instead: string;
  }[];
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
  releases: number;
  /**
   * Never played before: newSongs / plays is the discovery rate
   */
  newSongs: number;
  /**
   * Never played before
   */
  newArtists: number;
  /**
   * Share of plays of a song that was played before in the range
   */
  repeatRate: number;
  /**
   * Local days with a play
   */
  days: number;
  firstPlay: number | null;
  lastPlay: number | null;
  /**
   * 7 rows (Monday first) of 24 local hours: plays
   */
  clock: number[][];
  longestStreakDays: number;
  currentStreakDays: number;
  /**
   * Local days in a row with a play each
   */
  longestStreak: {
    from: string;
    /**
     * Inclusive
     */
    to: string;
    days: number;
  } | null;
  /**
   * Plays without half an hour of silence in between
   */
  sessions: number;
  /**
   * Mean length of a session
   */
  sessionMs: number;
  longestSessionMs: number;
  /**
   * Mean plays of a session
   */
  sessionPlays: number;
  /**
   * Share under 30 s, of the plays whose length is known
   */
  skipRate: number;
  timeZone: string;
  /**
   * Null where nothing was played then
   */
  compared: StatisticsFigures | null;
  topSongs: {
    id: number;
    name: string;
    /**
     * Artist of a song or a release
     */
    detail: string | null;
    plays: number;
    /**
     * Plays of at least 30 s: what the rank counts
     */
    listens: number;
    ms: number;
    /**
     * Rank in what the range is compared with, from 1
     */
    previousRank: number | null;
  }[];
  topArtists: {
    id: number;
    name: string;
    /**
     * Artist of a song or a release
     */
    detail: string | null;
    plays: number;
    /**
     * Plays of at least 30 s: what the rank counts
     */
    listens: number;
    ms: number;
    /**
     * Rank in what the range is compared with, from 1
     */
    previousRank: number | null;
  }[];
  /**
   * A song counts for the release that it was first known from
   */
  topReleases: {
    id: number;
    name: string;
    /**
     * Artist of a song or a release
     */
    detail: string | null;
    plays: number;
    /**
     * Plays of at least 30 s: what the rank counts
     */
    listens: number;
    ms: number;
    /**
     * Rank in what the range is compared with, from 1
     */
    previousRank: number | null;
  }[];
  months: {
    month: string;
    plays: number;
    ms: number;
    discoveries: number;
  }[];
  /**
   * Where `days` is included
   */
  playsByDay?: PlaysByDay;
  /**
   * Of the top 8 artists, where included
   */
  evolution?: ArtistEvolution;
  /**
   * Times in which a few artists ruled, where included
   */
  eras?: ListeningEra[];
  /**
   * Where included
   */
  skips?: SkipHabits;
}
export interface StatisticsFigures {
  /**
   * UTC epoch ms, inclusive
   */
  from: number;
  /**
   * UTC epoch ms, exclusive
   */
  to: number;
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
  releases: number;
  /**
   * Never played before: newSongs / plays is the discovery rate
   */
  newSongs: number;
  /**
   * Never played before
   */
  newArtists: number;
  /**
   * Share of plays of a song that was played before in the range
   */
  repeatRate: number;
  /**
   * Local days with a play
   */
  days: number;
  firstPlay: number | null;
  lastPlay: number | null;
  /**
   * 7 rows (Monday first) of 24 local hours: plays
   */
  clock: number[][];
  longestStreakDays: number;
  currentStreakDays: number;
  /**
   * Local days in a row with a play each
   */
  longestStreak: {
    from: string;
    /**
     * Inclusive
     */
    to: string;
    days: number;
  } | null;
  /**
   * Plays without half an hour of silence in between
   */
  sessions: number;
  /**
   * Mean length of a session
   */
  sessionMs: number;
  longestSessionMs: number;
  /**
   * Mean plays of a session
   */
  sessionPlays: number;
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
export interface TasteMap {
  /**
   * What the places come from; null before a training
   */
  model: string | null;
  /**
   * The listener’s artists, at most 2000, most listened to first
   */
  artists: {
    id: number;
    name: string;
    plays: number;
    /**
     * Strongest first
     */
    tags: string[];
    /**
     * −1 to 1; null where the model does not know the artist
     */
    place: {
      x: number;
      y: number;
    } | null;
  }[];
}
export interface UnderstoodPlaylist {
  name: string;
  rules: PlaylistRules;
  /**
   * What the songs and artists of its rules are called
   */
  mentioned: {
    songs: Song[];
    artists: {
      id: number;
      name: string;
    }[];
  };
  /**
   * Filled anew when the listener's day or week begins; null only on demand
   */
  refresh: ('daily' | 'weekly') | null;
  /**
   * Pieces that nothing was made of, and names that nobody here has
   */
  notUnderstood: string[];
  /**
   * What was understood, in words; empty where nothing was
   */
  said: string;
}
export interface UnderstoodPlaylistInput {
  name: string;
  rules: PlaylistRulesInput;
  /**
   * What the songs and artists of its rules are called
   */
  mentioned: {
    songs: Song[];
    artists: {
      id: number;
      name: string;
    }[];
  };
  /**
   * Filled anew when the listener's day or week begins; null only on demand
   */
  refresh: ('daily' | 'weekly') | null;
  /**
   * Pieces that nothing was made of, and names that nobody here has
   */
  notUnderstood: string[];
  /**
   * What was understood, in words; empty where nothing was
   */
  said: string;
}
export interface UndoneImport {
  /**
   * Plays
   */
  gone: number;
  /**
   * Plays of the listener
   */
  left: number;
}
export interface Verdict {
  kind: 'love' | 'like' | 'dislike' | 'hide' | 'not-now';
  song: number | null;
  artist: number | null;
  at: number;
}
export interface Verdicts {
  verdicts: NamedVerdict[];
}
export interface VerifiedLog {
  isSound: boolean;
  /**
   * Where the log ends; null where that is no longer known
   */
  head: {
    seq: number;
    hash: string;
  } | null;
  /**
   * The first entry that is not as it was written
   */
  fault: {
    seq: number;
    fault: 'missing' | 'changed' | 'unchained' | 'cut' | 'beyond' | 'endless';
  } | null;
  /**
   * Whether an entry has the asked hash
   */
  contains: boolean | null;
}
export interface Vitals {
  /**
   * The page that was opened, by the first word of its address
   */
  page:
    | 'home'
    | 'account'
    | 'chat'
    | 'connections'
    | 'explore'
    | 'import'
    | 'imports'
    | 'operations'
    | 'playlists'
    | 'proof'
    | 'settings'
    | 'statistics';
  /**
   * @minItems 1
   * @maxItems 5
   */
  metrics: {
    name: 'CLS' | 'FCP' | 'INP' | 'LCP' | 'TTFB';
    /**
     * Milliseconds; of CLS its score
     */
    value: number;
  }[];
}
export interface Webhook {
  id: number;
  url: string;
  events: (
    | 'plays'
    | 'recommendations'
    | 'now-playing'
    | 'import'
    | 'training'
    | 'playlists'
    | 'spending'
    | 'deprecations'
  )[];
  listener: number;
  /**
   * UTC epoch ms
   */
  createdAt: number;
  /**
   * Null where the last message arrived
   */
  failingSince: number | null;
  /**
   * Nothing is sent: since when, and why
   */
  disabled: {
    /**
     * UTC epoch ms
     */
    at: number;
    why: string;
  } | null;
}
export interface WebhookChange {
  /**
   * https or http; redirects are not followed
   */
  url?: string;
  /**
   * @minItems 1
   * @maxItems 8
   */
  events?: (
    | 'plays'
    | 'recommendations'
    | 'now-playing'
    | 'import'
    | 'training'
    | 'playlists'
    | 'spending'
    | 'deprecations'
  )[];
  enabled?: boolean;
}
export interface WebhookSecret {
  /**
   * `whsec_…`, with which messages are signed; shown once
   */
  secret: string;
}
export interface Webhooks {
  webhooks: Webhook[];
}
