import { join } from 'node:path';
import type { TestStore } from '../../../../tests/kit/open-store.ts';
import type { AgentSurroundings } from './all-agents.ts';

/** Nothing that an agent would have to see to. */
export function quietSurroundings({ folder }: Pick<TestStore, 'folder'>): AgentSurroundings {
  return {
    security: {
      ...{ home: folder, files: { 'secret.key': join(folder, 'secret.key') } },
      ...{ isLoopback: true, isHttps: null, isPlainDatabase: false, takesPrivateWebhooks: false },
    },
    freeBytes: async () => 2 ** 40,
    readReport: null,
    ...{ redis: null, memoryBytes: 1_000_000, redisMostBytes: null },
  };
}
