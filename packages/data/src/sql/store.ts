import type { Jobs } from '../jobs/jobs.ts';
import { SqlJobs } from '../jobs/sql-jobs.ts';
import type { KeySource } from '../sealed/key-ring.ts';
import type { PoolRoom, PoolState } from '../store/pool-state.ts';
import type { SecretStore } from '../store/secret-store.ts';
import type { SessionStore } from '../store/session-store.ts';
import type { Store } from '../store/store.ts';
import { SqlAccounts } from './accounts.ts';
import { SqlAgents } from './agents.ts';
import { SqlAnswers } from './answers.ts';
import { SqlApiKeys } from './api-keys.ts';
import { SqlAttempts } from './attempts.ts';
import { SqlAudit } from './audit.ts';
import { SqlBudgets } from './budgets.ts';
import { SqlCaches } from './caches.ts';
import { SqlCatalogue } from './catalogue.ts';
import { problems } from './check.ts';
import { SqlConnections } from './connections.ts';
import { atomically, type Context, type Dialect } from './context.ts';
import { SqlConversations } from './conversations.ts';
import { SqlCorpora } from './corpora.ts';
import { SqlCovers } from './covers.ts';
import { SqlDecisions } from './decisions.ts';
import { SqlEnrichment } from './enrichment.ts';
import { SqlFeatures } from './features.ts';
import { SqlIdempotency } from './idempotency.ts';
import { SqlIdentity } from './identity.ts';
import { SqlImports } from './imports.ts';
import { SqlImpressions } from './impressions.ts';
import { SqlLeases } from './leases.ts';
import { SqlLinks } from './links.ts';
import { SqlListeners } from './listeners.ts';
import { SqlMlflow } from './mlflow.ts';
import { SqlModels } from './models.ts';
import { SqlNowPlaying } from './now-playing.ts';
import { SqlPlaylists } from './playlists.ts';
import { SqlPlays } from './plays.ts';
import { roomOf } from './pool-room.ts';
import { SqlProviders } from './providers.ts';
import { SqlReports } from './reports.ts';
import { SqlSaved } from './saved.ts';
import { SqlScrobbleAccounts } from './scrobble-accounts.ts';
import { SqlSecrets } from './secrets.ts';
import { SqlSharedPlace } from './shared-place.ts';
import { SqlVerdicts } from './verdicts.ts';
import { SqlWebhooks } from './webhooks.ts';
import { SqlWitnesses } from './witnesses.ts';

/** The store on either database; what differs is in the context. */
export class SqlStore implements Store {
  readonly dialect: Dialect;
  readonly accounts: SqlAccounts;
  readonly links: SqlLinks;
  readonly apiKeys: SqlApiKeys;
  readonly audit: SqlAudit;
  readonly attempts: SqlAttempts;
  readonly sharedPlace: SqlSharedPlace;
  readonly listeners: SqlListeners;
  readonly catalogue: SqlCatalogue;
  readonly identity: SqlIdentity;
  readonly plays: SqlPlays;
  readonly verdicts: SqlVerdicts;
  readonly impressions: SqlImpressions;
  readonly imports: SqlImports;
  readonly witnesses: SqlWitnesses;
  readonly corpora: SqlCorpora;
  readonly features: SqlFeatures;
  readonly enrichment: SqlEnrichment;
  readonly covers: SqlCovers;
  readonly saved: SqlSaved;
  readonly playlists: SqlPlaylists;
  readonly models: SqlModels;
  readonly mlflow: SqlMlflow;
  readonly providers: SqlProviders;
  readonly connections: SqlConnections;
  readonly scrobbleAccounts: SqlScrobbleAccounts;
  readonly nowPlaying: SqlNowPlaying;
  readonly idempotency: SqlIdempotency;
  readonly webhooks: SqlWebhooks;
  readonly budgets: SqlBudgets;
  readonly answers: SqlAnswers;
  readonly conversations: SqlConversations;
  readonly agents: SqlAgents;
  readonly decisions: SqlDecisions;
  readonly cache: SqlCaches;
  readonly reports: SqlReports;
  readonly jobs: Jobs;
  readonly leases: SqlLeases;
  readonly #context: Context;

  constructor(context: Context) {
    this.dialect = context.dialect;
    this.accounts = new SqlAccounts(context);
    this.links = new SqlLinks(context);
    this.apiKeys = new SqlApiKeys(context);
    this.audit = new SqlAudit(context);
    this.attempts = new SqlAttempts(context);
    this.sharedPlace = new SqlSharedPlace(context);
    this.listeners = new SqlListeners(context);
    this.catalogue = new SqlCatalogue(context);
    this.identity = new SqlIdentity(context);
    this.plays = new SqlPlays(context);
    this.verdicts = new SqlVerdicts(context);
    this.impressions = new SqlImpressions(context);
    this.imports = new SqlImports(context);
    this.witnesses = new SqlWitnesses(context);
    this.corpora = new SqlCorpora(context);
    this.features = new SqlFeatures(context);
    this.enrichment = new SqlEnrichment(context);
    this.covers = new SqlCovers(context);
    this.saved = new SqlSaved(context);
    this.playlists = new SqlPlaylists(context);
    this.models = new SqlModels(context);
    this.mlflow = new SqlMlflow(context);
    this.connections = new SqlConnections(context);
    this.providers = new SqlProviders(context);
    this.scrobbleAccounts = new SqlScrobbleAccounts(context);
    this.nowPlaying = new SqlNowPlaying(context);
    this.idempotency = new SqlIdempotency(context);
    this.webhooks = new SqlWebhooks(context);
    this.budgets = new SqlBudgets(context);
    this.answers = new SqlAnswers(context);
    this.conversations = new SqlConversations(context);
    this.agents = new SqlAgents(context);
    this.decisions = new SqlDecisions(context);
    this.cache = new SqlCaches(context);
    this.reports = new SqlReports(context);
    this.jobs = new SqlJobs(context);
    this.leases = new SqlLeases(context);
    this.#context = context;
  }

  secrets(keys: KeySource): SecretStore {
    return new SqlSecrets(this.#context, keys);
  }

  async sessions(secret: string, origin: string): Promise<SessionStore> {
    // better-auth takes a while to load, and no command needs it.
    const { SqlSessions } = await import('./sessions.ts');
    return new SqlSessions(this.#context, secret, origin);
  }

  transaction<T>(work: (store: Store) => Promise<T>): Promise<T> {
    return atomically(this.#context, (context) => work(new SqlStore(context)));
  }

  pool(): PoolState | null {
    return this.#context.pool?.() ?? null;
  }

  async room(): Promise<PoolRoom | null> {
    return this.#context.pool === null ? null : roomOf(this.#context);
  }

  check(): Promise<string[]> {
    return problems(this.#context);
  }

  async close(): Promise<void> {
    await this.#context.disk?.close();
    await this.#context.db.destroy();
  }
}
