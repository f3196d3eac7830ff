import type { EchoTune } from '../wire.ts';
import {
  examineDecisionLog,
  examineFiles,
  examineModel,
  examineSharedFiles,
  examineStore,
} from './examine-core.ts';
import { examineRedis } from './examine-redis.ts';
import {
  examineConsents,
  examineDisk,
  examineJobs,
  examineLeader,
  examineMlflow,
  examineProviders,
  examineScrobbling,
} from './examine-surroundings.ts';
import type { Part } from './part.ts';

/** Looks at a part, or several that belong together. */
export interface Examiner {
  /** Of the part; of several the first. */
  readonly name: string;
  /** Whether it can say nothing where the store is away. */
  readonly needsStore: boolean;
  readonly examine: () => Promise<Part[]>;
}

/** Those that say whether a server can answer, and how well; nothing of whose accounts there are. */
export const readyParts = ['store', 'model', 'jobs', 'leader', 'disk', 'redis'] as const;

/** The part without which nothing is answered. */
export const vital = 'store';

/**
 * Everything that can be looked at without asking anybody outside: store and model, and round them shared files, the disk, jobs,
 * who leads, Redis, providers and what they are to end, consents, accounts to which plays go, MLflow, the log of agents, and
 * who can read the files of the home.
 */
export function examinersOf(echotune: EchoTune): readonly Examiner[] {
  const examiner = (
    name: string,
    examine: (echotune: EchoTune) => Promise<Part[]>,
    needsStore = true,
  ): Examiner => ({ name, needsStore, examine: () => examine(echotune) });
  return [
    examiner(vital, examineStore, false),
    examiner('model', examineModel),
    examiner('shared-files', examineSharedFiles),
    examiner('disk', examineDisk, false),
    examiner('jobs', examineJobs),
    examiner('leader', examineLeader),
    examiner('redis', examineRedis, false),
    examiner('providers', examineProviders),
    examiner('spotify', examineConsents),
    examiner('connect', examineScrobbling),
    examiner('mlflow', examineMlflow),
    examiner('agents', examineDecisionLog),
    examiner('files', examineFiles, false),
  ];
}
