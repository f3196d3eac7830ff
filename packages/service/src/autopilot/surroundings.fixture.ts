import { join } from 'node:path';
import type { TestStore } from '../../../../tests/kit/open-store.ts';
import type { ReportSurroundings } from '../report/gather-facts.ts';
import type { AgentSurroundings } from './all-agents.ts';

/** Nothing that an agent would have to see to. */
export function quietSurroundings({ folder }: Pick<TestStore, 'folder'>): AgentSurroundings {
  return {
    security: {
      ...{ home: folder, files: { 'secret.key': join(folder, 'secret.key') } },
      ...{ isLoopback: true, isHttps: null, isRoot: false, nodeVersion: '24.99.0' },
      ...{ isPlainDatabase: false, isOpenDatabase: false },
      ...{ isPlainRedis: false, isOpenRedis: false, takesPrivateWebhooks: false },
      ...{ isWeakMetricsToken: false, isMetricsOpen: false, isDebugLog: false },
      ...{ isUnlimited: false, neverSheds: false, secretsInFile: [] },
    },
    countSessions: async () => 1,
    versions: {
      ...{ isAllowed: false, installed: async () => [] },
      osv: {
        idsOf: () => Promise.reject(new Error('nobody is asked')),
        record: () => Promise.reject(new Error('nobody is asked')),
      },
    },
    freeBytes: async () => 2 ** 40,
    readReport: null,
    ...{ redis: null, memoryBytes: 1_000_000, redisMostBytes: null },
  };
}

/** Nothing is connected, and there is no repository. */
export function quietReporting({ folder }: Pick<TestStore, 'folder'>): ReportSurroundings {
  return {
    repository: { top: folder, askRegistry: null },
    setUp: {
      ...{ providers: [], languageModels: 0, redis: false, mlflow: false, traces: false },
      ...{ prometheus: false, testReport: false },
    },
    examine: async () => [],
    ...{ askPrometheus: null, helpers: null },
  };
}
