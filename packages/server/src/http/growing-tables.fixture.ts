/** Tables that grow with what people play and do; the others hold what an installation sets up. */
export const growing: ReadonlySet<string> = new Set([
  // With every play.
  ...['play', 'witness', 'told_again', 'outbox', 'corpus_play', 'import_outcome', 'impression'],
  ...['listener_spelling', 'listener_kept'],
  // With the catalogue.
  ...['artist', 'song', 'release', 'track', 'track_credit', 'identity', 'spelling', 'kept'],
  ...['told_identity', 'song_feature', 'song_tag', 'artist_tag', 'song_asked', 'similar_song'],
  ...['artist_asked', 'similar_artist', 'artist_mbid', 'song_release', 'cover'],
  // With people, and what they do.
  ...['listener', 'account', 'session', 'credential', 'corpus_listener', 'verdict', 'exclusion'],
  ...['saved_song', 'apart', 'playlist', 'playlist_entry', 'playlist_seed', 'pushed_playlist'],
  ...['conversation', 'message', 'proposal', 'import_run', 'import_file', 'api_key', 'webhook'],
  ...['connection', 'scrobble_account', 'enrichment_consent', 'one_time_link'],
  // With time.
  ...['job', 'audit', 'decision_log', 'agent_act', 'paid_call', 'counted_call', 'spending'],
  ...['spending_alert', 'kept_answer', 'idempotency', 'webhook_delivery', 'model_event'],
]);

export interface MayRead {
  readonly tables: readonly string[];
  /** What a statement has that may. */
  readonly of: RegExp;
  readonly why: string;
}

const catalogue = ['artist', 'song', 'track', 'track_credit', 'release', 'spelling', 'identity'];

/** Statements that read such tables whole, and why they may. */
export const mayRead: readonly MayRead[] = [
  {
    tables: [...catalogue, 'kept', 'corpus_play', 'playlist_entry', 'playlist_seed'].concat([
      'apart',
      'verdict',
      'exclusion',
      'saved_song',
      'similar_song',
    ]),
    of: /\bexcept select\b/,
    why: 'what nobody leads to any more is found by looking through the catalogue: when somebody is forgotten, an import is taken back, or old plays go',
  },
  {
    tables: ['cover', 'song_release'],
    of: /^\s*delete from cover where/,
    why: 'the same of pictures, and of those that are too many',
  },
  {
    tables: catalogue,
    of: /role = 'featured'|having min\(title\) <> max\(title\)|where song\.id in \(select song_id from track\)/,
    why: 'the review of names looks at the whole catalogue',
  },
  {
    tables: catalogue,
    of: /root_id is not null|track\.song_id <> coalesce|^\s*delete from (?:song|artist) where/,
    why: 'what names count as follows from all decisions together',
  },
  {
    tables: ['song_feature', 'song_tag', 'artist_tag', 'song_release'].concat([
      'similar_song',
      'similar_artist',
      'song_asked',
      'artist_asked',
    ]),
    of: /^delete from "\w+" where "(?:source|service)" = /,
    why: 'all that a source has told goes, where nobody allows it any more',
  },
  {
    tables: ['cover', 'song_asked', 'artist_asked'],
    of: /\bcount\(\*\)|select distinct "digest"/,
    why: 'counts what is kept for everybody, for who looks after it; one row a song at most',
  },
  {
    tables: ['cover'],
    of: /^delete from "cover"$/,
    why: 'all pictures go',
  },
  {
    tables: ['listener', 'account', 'api_key', 'one_time_link', 'webhook'],
    of: /^select \* from "\w+"(?: where "(?:role|kind)" = \S+.*)? order by|where "role" = \S+$/,
    why: 'people are looked after as a list; jobs ask one listener after the other',
  },
  {
    tables: ['listener', 'one_time_link'],
    of: /"account_id" is null$|^delete from "one_time_link"/,
    why: 'when the first owner comes, or a link is made; links are few, as they end',
  },
  {
    tables: ['scrobble_account', 'enrichment_consent'],
    of: /^select \* from "scrobble_account" order|^select distinct "service"/,
    why: 'a job goes to everybody who wants it',
  },
  {
    tables: ['listener'],
    of: /exists \(select "play"\."id" from "play"/,
    why: 'a server that starts asks once who has played since the last training',
  },
];
