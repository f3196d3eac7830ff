import type { Migration } from 'kysely/migration';
import type { Dialect } from '../context.ts';
import { accountsMigration } from './accounts.ts';
import { agentsMigration } from './agents.ts';
import { answersMigration } from './answers.ts';
import { askedSongsMigration } from './asked-songs.ts';
import { attemptsMigration } from './attempts.ts';
import { auditMigration } from './audit.ts';
import { budgetsMigration } from './budgets.ts';
import { cacheDropsMigration } from './cache-drops.ts';
import { cachesMigration } from './caches.ts';
import { changedListenersMigration } from './changed-listeners.ts';
import { connectionsMigration } from './connections.ts';
import { conversationsMigration } from './conversations.ts';
import { corporaMigration } from './corpora.ts';
import { coversMigration } from './covers.ts';
import { enrichmentMigration } from './enrichment.ts';
import { featuresVersionMigration } from './features-version.ts';
import { firstMigration } from './first.ts';
import { forgottenDropsMigration } from './forgotten-drops.ts';
import { foundByMigration } from './found-by.ts';
import { heardMigration } from './heard.ts';
import { idempotencyMigration } from './idempotency.ts';
import { identityMigration } from './identity.ts';
import { jobsMigration } from './jobs.ts';
import { liveMigration } from './live.ts';
import { mlflowMigration } from './mlflow.ts';
import { modelHistoryMigration } from './model-history.ts';
import { newerPlaysMigration } from './newer-plays.ts';
import { partitionsMigration } from './partitions.ts';
import { playlistsMigration } from './playlists.ts';
import { providersMigration } from './providers.ts';
import { reportsMigration } from './reports.ts';
import { retentionMigration } from './retention.ts';
import { rewrittenSongsMigration } from './rewritten-songs.ts';
import { breaking, schemaFloorMigration } from './schema-floor.ts';
import { scrobbleAccountsMigration } from './scrobble-accounts.ts';
import { secretsMigration } from './secrets.ts';
import { sharedPlaceMigration } from './shared-place.ts';
import { toldAgainMigration } from './told-again.ts';
import { toldIdentitiesMigration } from './told-identities.ts';
import { witnessMigration } from './witnesses.ts';

/**
 * Every migration in order. One that is not wrapped in `breaking` only adds (tables, indexes, columns that may be
 * missing from an insert): the release before goes on working beside it.
 */
export function allMigrations(dialect: Dialect): Record<string, Migration> {
  return {
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
    '0036-reports': reportsMigration(dialect),
    '0037-audit': auditMigration(dialect),
    '0038-schema-floor': schemaFloorMigration(dialect),
    '0039-partitions': breaking('0039-partitions', partitionsMigration(dialect)),
    '0040-attempts': attemptsMigration(dialect),
    '0041-found-by': foundByMigration(),
    '0042-heard': heardMigration(dialect),
    '0043-shared-place': sharedPlaceMigration(dialect),
  };
}
