import { type Kysely, sql } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';
import { EchoError } from '../errors.ts';
import type { Dialect } from './context.ts';
import { accountsMigration } from './migrations/accounts.ts';
import { agentsMigration } from './migrations/agents.ts';
import { answersMigration } from './migrations/answers.ts';
import { askedSongsMigration } from './migrations/asked-songs.ts';
import { budgetsMigration } from './migrations/budgets.ts';
import { cacheDropsMigration } from './migrations/cache-drops.ts';
import { cachesMigration } from './migrations/caches.ts';
import { changedListenersMigration } from './migrations/changed-listeners.ts';
import { connectionsMigration } from './migrations/connections.ts';
import { conversationsMigration } from './migrations/conversations.ts';
import { corporaMigration } from './migrations/corpora.ts';
import { coversMigration } from './migrations/covers.ts';
import { enrichmentMigration } from './migrations/enrichment.ts';
import { featuresVersionMigration } from './migrations/features-version.ts';
import { firstMigration } from './migrations/first.ts';
import { forgottenDropsMigration } from './migrations/forgotten-drops.ts';
import { idempotencyMigration } from './migrations/idempotency.ts';
import { identityMigration } from './migrations/identity.ts';
import { jobsMigration } from './migrations/jobs.ts';
import { liveMigration } from './migrations/live.ts';
import { mlflowMigration } from './migrations/mlflow.ts';
import { modelHistoryMigration } from './migrations/model-history.ts';
import { newerPlaysMigration } from './migrations/newer-plays.ts';
import { playlistsMigration } from './migrations/playlists.ts';
import { providersMigration } from './migrations/providers.ts';
import { retentionMigration } from './migrations/retention.ts';
import { rewrittenSongsMigration } from './migrations/rewritten-songs.ts';
import { scrobbleAccountsMigration } from './migrations/scrobble-accounts.ts';
import { secretsMigration } from './migrations/secrets.ts';
import { toldAgainMigration } from './migrations/told-again.ts';
import { toldIdentitiesMigration } from './migrations/told-identities.ts';
import { witnessMigration } from './migrations/witnesses.ts';
import type { Schema } from './schema.ts';

function provider(dialect: Dialect): MigrationProvider {
  const migrations = {
    '0001-first': firstMigration(dialect),
    '0002-witnesses': witnessMigration(dialect),
    '0003-identity': identityMigration(dialect),
    '0004-corpora': corporaMigration(dialect),
    '0005-retention': retentionMigration(dialect),
    '0006-told-identities': toldIdentitiesMigration(dialect),
    '0007-told-again': toldAgainMigration(dialect),
    '0008-asked-songs': askedSongsMigration(),
    '0009-features-version': featuresVersionMigration(),
    '0010-playlists': playlistsMigration(dialect),
    '0011-changed-listeners': changedListenersMigration(dialect),
    '0012-accounts': accountsMigration(dialect),
    '0013-secrets': secretsMigration(dialect),
    '0014-live': liveMigration(dialect),
    '0015-idempotency': idempotencyMigration(dialect),
    '0016-budgets': budgetsMigration(dialect),
    '0018-providers': providersMigration(dialect),
    '0019-connections': connectionsMigration(dialect),
    '0020-newer-plays': newerPlaysMigration(),
    '0021-answers': answersMigration(dialect),
    '0022-scrobble-accounts': scrobbleAccountsMigration(dialect),
    '0023-rewritten-songs': rewrittenSongsMigration(),
    '0024-enrichment': enrichmentMigration(dialect),
    '0025-covers': coversMigration(dialect),
    '0026-model-history': modelHistoryMigration(dialect),
    '0028-mlflow': mlflowMigration(dialect),
    '0030-jobs': jobsMigration(dialect),
    '0031-agents': agentsMigration(dialect),
    '0032-caches': cachesMigration(dialect),
    '0033-cache-drops': cacheDropsMigration(dialect),
    '0034-conversations': conversationsMigration(dialect),
    '0035-forgotten-drops': forgottenDropsMigration(dialect),
  };
  return { getMigrations: async () => migrations };
}

/**
 * Brings the schema up to date, all or nothing; of two processes one waits for the other.
 * Throws store-newer where a newer release has been at the store, store-corrupt where a migration
 * fails.
 */
export async function migrate(db: Kysely<Schema>, dialect: Dialect): Promise<void> {
  const { error } = await new Migrator({ db, provider: provider(dialect) }).migrateToLatest();
  if (error === undefined) return;
  if (error instanceof EchoError) throw error;
  const foreign = await foreignMigrations(db, dialect);
  if (foreign.length > 0) {
    throw new EchoError('store-newer', `The store knows ${foreign.join(', ')}, this release not.`, {
      cause: error,
    });
  }
  throw new EchoError('store-corrupt', 'The schema could not be brought up to date.', {
    cause: error,
  });
}

/** Names of migrations that have not run yet. */
export async function pendingMigrations(db: Kysely<Schema>, dialect: Dialect): Promise<string[]> {
  const all = await new Migrator({ db, provider: provider(dialect) }).getMigrations();
  return all.filter(({ executedAt }) => !executedAt).map(({ name }) => name);
}

/** Migrations that the store has seen and this release does not know. */
async function foreignMigrations(db: Kysely<Schema>, dialect: Dialect): Promise<string[]> {
  const known = Object.keys(await provider(dialect).getMigrations());
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name).filter((name) => !known.includes(name));
}
