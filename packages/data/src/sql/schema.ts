import type { Generated } from 'kysely';
import type { Credit } from '../domain/catalogue.ts';
import type { DecisionKind } from '../domain/identity.ts';
import type { ImportState, OutcomeSpan } from '../domain/import-run.ts';
import type { VerdictKind } from '../domain/verdict.ts';
import type { AccountTables } from './account-tables.ts';
import type { AgentTables } from './agent-tables.ts';
import type { AnswerTables } from './answer-tables.ts';
import type { CacheTables } from './cache-tables.ts';
import type { ConversationTables } from './conversation-tables.ts';
import type { EnrichmentTables } from './enrichment-tables.ts';
import type { FeatureTables } from './feature-tables.ts';
import type { JobTables } from './job-tables.ts';
import type { LiveTables } from './live-tables.ts';
import type { MlflowTables } from './mlflow-tables.ts';
import type { ModelTables } from './model-tables.ts';
import type { PlaylistTables } from './playlist-tables.ts';
import type { ProviderTables } from './provider-tables.ts';
import type { ReportTables } from './report-tables.ts';
import type { ScrobbleTables } from './scrobble-tables.ts';
import type { SpendingTables } from './spending-tables.ts';

interface WitnessKeyColumns {
  listener_id: number;
  stamped_at: number;
  spelling_id: number;
  ms_played: number;
}

/**
 * The tables as Kysely sees them: what `migrations/` creates, on both databases. Times are UTC
 * epoch milliseconds, booleans 0 or 1, JSON is text.
 */
export interface Schema
  extends PlaylistTables,
    FeatureTables,
    EnrichmentTables,
    AccountTables,
    AgentTables,
    AnswerTables,
    CacheTables,
    ConversationTables,
    LiveTables,
    JobTables,
    MlflowTables,
    ModelTables,
    ProviderTables,
    ReportTables,
    ScrobbleTables,
    SpendingTables {
  catalogue_state: {
    id: number;
    version: number;
    features_version: Generated<number>;
    songs_rewritten: Generated<number>;
    listeners_forgotten: Generated<number>;
  };
  listener: {
    id: Generated<number>;
    name: string;
    time_zone: string;
    created_at: number;
    demo: number;
    profile_version: Generated<number>;
    history_version: Generated<number>;
    removal_version: Generated<number>;
    /** When `profile_version` was raised last: see `changed-listeners.ts`. */
    changed: Generated<number>;
    account_id: Generated<string | null>;
  };
  artist: {
    id: Generated<number>;
    key: string;
    name: string;
    /** Derived: the artist it counts as, null where that is itself. */
    root_id: number | null;
    /** Derived: the name that somebody gave it. */
    given_name: string | null;
  };
  song: {
    id: Generated<number>;
    artist_id: number;
    key: string;
    title: string;
    /** Derived: the song it counts as, null where that is itself. */
    root_id: number | null;
    /** Derived: the title that somebody gave it. */
    given_title: string | null;
  };
  release: { id: Generated<number>; artist_id: number; key: string; title: string };
  track: {
    id: Generated<number>;
    /** The song that its names lead to. */
    named_song_id: number;
    /** Derived: the song it counts as. */
    song_id: number;
    version_key: string;
    title: string;
    release_id: number | null;
  };
  track_credit: { track_id: number; position: number; artist_id: number; role: Credit['role'] };
  identity: { kind: string; value: string; track_id: number };
  /** Witnesses that a later import read again, by the newest that did. */
  told_again: WitnessKeyColumns & {
    file_id: number;
    record: number | null;
  };
  /** Which spelling tells of which identity. */
  told_identity: { spelling_id: number; kind: string; value: string };
  spelling: {
    id: Generated<number>;
    source: string;
    source_key: string;
    title: string;
    artist: string;
    album: string | null;
    track_id: number;
  };
  /** What people decided about the catalogue; the derived columns follow from those that hold. */
  identity_decision: {
    id: Generated<number>;
    kind: DecisionKind;
    subject_id: number;
    object_id: number | null;
    text: string | null;
    made_by: string;
    at: number;
    /** Null while it holds. */
    undone_at: number | null;
  };
  /** The artists that a split credit names, the main one first; gone when it is undone. */
  identity_part: { decision_id: number; position: number; artist_id: number };
  kept: { id: Generated<number>; digest: string; json: string };
  play: {
    id: Generated<number>;
    listener_id: number;
    track_id: number;
    started_at: number;
    ms_played: number;
    trainable: number;
  };
  witness: WitnessKeyColumns & {
    /** Null where the play was deleted: then the witness is its tombstone. */
    play_id: number | null;
    file_id: number | null;
    record: number | null;
    kept_id: number | null;
    started_at: number;
  };
  /** Whose witnesses lead to a spelling; the database writes it, see `migrations/heard.ts`. */
  listener_spelling: { listener_id: number; spelling_id: number };
  /** Whose witnesses lead to kept source fields. */
  listener_kept: { listener_id: number; kept_id: number };
  /** Two witnesses that are not one play, whatever their times say: the listener said so. */
  apart: WitnessKeyColumns & {
    id: Generated<number>;
    other_stamped_at: number;
    other_spelling_id: number;
    other_ms_played: number;
    at: number;
  };
  retention: { listener_id: number; plays_days: number | null; shown_days: number | null };
  /** The zone in which a source's stamps are to be read, where it is not the one they claim. */
  source_zone: { listener_id: number; source: string; zone: string };
  verdict: {
    id: Generated<number>;
    listener_id: number;
    kind: VerdictKind;
    song_id: number | null;
    artist_id: number | null;
    at: number;
  };
  exclusion: {
    id: Generated<number>;
    listener_id: number;
    song_id: number | null;
    artist_id: number | null;
    from_at: number | null;
    to_at: number | null;
  };
  impression: {
    id: Generated<number>;
    listener_id: number;
    at: number;
    shelf: string;
    slot: number;
    song_id: number;
    score: number;
    model: string;
    familiarity: number | null;
    propensity: number;
    adjustments: string;
    /** Ids with spaces between. */
    songs: string | null;
    newest_play: number | null;
  };
  import_run: {
    id: Generated<number>;
    listener_id: number;
    state: ImportState;
    started_at: number;
    finished_at: number | null;
    failure: string | null;
  };
  import_file: {
    id: Generated<number>;
    run_id: number;
    name: string;
    signature: string;
    format: string;
    read: Generated<number>;
    added: Generated<number>;
    duplicates: Generated<number>;
    not_music: Generated<number>;
    rejected: Generated<number>;
    done: Generated<number>;
    failure: string | null;
  };
  import_outcome: {
    file_id: number;
    first_record: number;
    last_record: number;
    line: number;
    outcome: OutcomeSpan['outcome'];
    code: string;
    reason: string;
  };
  corpus: {
    id: Generated<number>;
    name: string;
    added_at: number;
    demo: number;
    complete: Generated<number>;
    source: Generated<string>;
    salt: Generated<string>;
  };
  corpus_listener: { id: Generated<number>; corpus_id: number; key: string };
  corpus_play: {
    corpus_listener_id: number;
    started_at: number;
    track_id: number;
    ms_played: number;
  };
  saved_song: { listener_id: number; song_id: number; saved_at: number | null; source: string };
}
