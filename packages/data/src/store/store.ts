import type { Jobs } from '../jobs/jobs.ts';
import type { KeySource } from '../sealed/key-ring.ts';
import type { AccountStore } from './account-store.ts';
import type { AgentStore } from './agent-store.ts';
import type { AnswerStore } from './answer-store.ts';
import type { ApiKeyStore } from './api-key-store.ts';
import type { AttemptStore } from './attempt-store.ts';
import type { AuditStore } from './audit-store.ts';
import type { BudgetStore } from './budget-store.ts';
import type { CacheStore } from './cache-store.ts';
import type { CatalogueStore } from './catalogue-store.ts';
import type { ConnectionStore } from './connection-store.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { CorpusStore } from './corpus-store.ts';
import type { CoverStore } from './cover-store.ts';
import type { DecisionStore } from './decision-store.ts';
import type { EnrichmentStore } from './enrichment-store.ts';
import type { FeatureStore } from './feature-store.ts';
import type { IdempotencyStore } from './idempotency-store.ts';
import type { IdentityStore } from './identity-store.ts';
import type { ImportStore } from './import-store.ts';
import type { ImpressionStore } from './impression-store.ts';
import type { LeaseStore } from './lease-store.ts';
import type { LinkStore } from './link-store.ts';
import type { ListenerStore } from './listener-store.ts';
import type { MlflowStore } from './mlflow-store.ts';
import type { ModelStore } from './model-store.ts';
import type { NowPlayingStore } from './now-playing-store.ts';
import type { PlayStore } from './play-store.ts';
import type { PlaylistStore } from './playlist-store.ts';
import type { PoolRoom, PoolState } from './pool-state.ts';
import type { ProviderStore } from './provider-store.ts';
import type { ReportStore } from './report-store.ts';
import type { SavedStore } from './saved-store.ts';
import type { ScrobbleAccountStore } from './scrobble-account-store.ts';
import type { SecretStore } from './secret-store.ts';
import type { SessionStore } from './session-store.ts';
import type { SharedPlaceStore } from './shared-place-store.ts';
import type { VerdictStore } from './verdict-store.ts';
import type { WebhookStore } from './webhook-store.ts';
import type { WitnessStore } from './witness-store.ts';

/**
 * Everything EchoTune keeps. Two implementations (SQLite, PostgreSQL), one contract suite
 * (`store.contract.ts`). Methods are atomic each; `transaction` makes several so.
 */
export interface Store {
  readonly dialect: 'sqlite' | 'postgres';
  readonly accounts: AccountStore;
  readonly links: LinkStore;
  readonly apiKeys: ApiKeyStore;
  readonly audit: AuditStore;
  readonly attempts: AttemptStore;
  readonly sharedPlace: SharedPlaceStore;
  readonly listeners: ListenerStore;
  readonly catalogue: CatalogueStore;
  readonly identity: IdentityStore;
  readonly plays: PlayStore;
  readonly verdicts: VerdictStore;
  readonly impressions: ImpressionStore;
  readonly imports: ImportStore;
  readonly witnesses: WitnessStore;
  readonly corpora: CorpusStore;
  readonly features: FeatureStore;
  readonly enrichment: EnrichmentStore;
  readonly covers: CoverStore;
  readonly saved: SavedStore;
  readonly playlists: PlaylistStore;
  readonly models: ModelStore;
  readonly mlflow: MlflowStore;
  readonly providers: ProviderStore;
  readonly connections: ConnectionStore;
  readonly scrobbleAccounts: ScrobbleAccountStore;
  readonly nowPlaying: NowPlayingStore;
  readonly idempotency: IdempotencyStore;
  readonly webhooks: WebhookStore;
  readonly budgets: BudgetStore;
  readonly answers: AnswerStore;
  readonly conversations: ConversationStore;
  readonly agents: AgentStore;
  readonly decisions: DecisionStore;
  readonly cache: CacheStore;
  readonly reports: ReportStore;
  readonly jobs: Jobs;
  readonly leases: LeaseStore;
  secrets(keys: KeySource): SecretStore;
  /** `secret` signs the cookies; `origin` is where the page is, e.g. https://music.example */
  sessions(secret: string, origin: string): Promise<SessionStore>;
  /** All or nothing. Inside, only the handed store may be used: the outer one would wait for itself. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** How this process's connections are; null where the store is this machine's own file. */
  pool(): PoolState | null;
  /** How many connections the database's server has room for; null as well. */
  room(): Promise<PoolRoom | null>;
  /** Problems found (empty = sound): integrity check, foreign keys, migrations. */
  check(): Promise<string[]>;
  close(): Promise<void>;
}
