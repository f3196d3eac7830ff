/** What can be wrong with a part, or soon will be. */
export const healthProblems = [
  'store-away',
  'connections-scarce',
  'part-stalls',
  'part-unreadable',
  'model-file-missing',
  'shared-files-away',
  'disk-nearly-full',
  'jobs-wait',
  'jobs-failed',
  'redis-away',
  'redis-full',
  'redis-login',
  'redis-database',
  'redis-tls',
  'redis-refuses',
  'redis-unbounded',
  'redis-full-stops',
  'answers-misfit',
  'provider-paused',
  'ends-soon',
  'account-refused',
  'consent-ends',
  'mlflow-behind',
  'log-endless',
  'files-exposed',
] as const;

export type HealthProblem = (typeof healthProblems)[number];

/** How a part is: what is there, or what is wrong. */
export interface Part {
  readonly name: string;
  readonly ok: boolean;
  /** Nothing is wrong yet. */
  readonly warns?: boolean;
  readonly detail: string;
  /** Where the Redis is that the advice is about, as options of `redis-cli`. */
  readonly redisOptions?: string;
  /** Null where there is nothing to do. */
  readonly problem: HealthProblem | null;
}

export function adviceOf({ problem, redisOptions }: Part): string | null {
  if (problem === null) return null;
  const advice = healthAdvice[problem];
  if (redisOptions === undefined) return advice;
  return advice.replace('redis-cli', `redis-cli ${redisOptions}`);
}

/** What whoever runs EchoTune can do. The page has it in its own languages. */
export const healthAdvice: Readonly<Record<HealthProblem, string>> = {
  'store-away':
    'See whether the database runs and DATABASE_URL is right, or whether the disk is full; it is tried again by itself.',
  'connections-scarce':
    'Fewer connections a process (ECHOTUNE_DATABASE_CONNECTIONS), more in PostgreSQL (max_connections), or a pooler between them.',
  'part-stalls':
    'It does not answer in time: see whether the database or the network is slow, and look again.',
  'part-unreadable': 'The log says why it cannot be looked at.',
  'model-file-missing':
    'Train again, or put the models folder back; simpler models answer meanwhile.',
  'shared-files-away':
    'See whether what ECHOTUNE_SHARED_FILES names can be reached, and whether its keys are right; uploads are refused meanwhile, and models that are not here yet do not answer.',
  'disk-nearly-full': 'Make room where the home folder is, or move it to a larger disk.',
  'jobs-wait':
    'A running server or `echotune work` works jobs off: start one, or see in the log why its background process ends.',
  'jobs-failed':
    '`echotune jobs list --state failed` says why; `echotune jobs retry N` tries again.',
  'redis-away':
    'See whether Redis runs and REDIS_URL is right; until then every server keeps answers in its own memory.',
  'redis-full':
    'It is full and lets nothing go: `redis-cli config set maxmemory-policy allkeys-lru`, or give it more memory.',
  'redis-login':
    'See whether name and password in REDIS_URL are right, and whether Redis permits that user what a cache does.',
  'redis-database':
    'Redis has no database of the number at the end of REDIS_URL: take a lower one.',
  'redis-tls':
    'The encryption does not come about: see whether Redis runs; rediss:// needs a Redis with TLS and a certificate that this machine trusts.',
  'redis-refuses': 'It answers with an error, which stands here: set Redis right, or REDIS_URL.',
  'redis-unbounded':
    'It may take all memory that there is: give it a limit, `redis-cli config set maxmemory 256mb`.',
  'redis-full-stops':
    'Once it is full it keeps nothing more: `redis-cli config set maxmemory-policy allkeys-lru`.',
  'answers-misfit':
    '`echotune providers list` shows what did not fit; a newer EchoTune may know the new form.',
  'provider-paused': 'Wait for its end, or `echotune providers resume` where you know better.',
  'ends-soon': '`echotune providers list` says what to use instead.',
  'account-refused': 'Connect the account again; its plays wait meanwhile.',
  'consent-ends': '`echotune spotify connect`, or the page Connections, renews it.',
  'mlflow-behind': 'See whether its server runs; `echotune models sync` tries at once.',
  'log-endless':
    'Somebody has changed the store: compare it with a backup. `echotune agents log --verify` says what is left; `echotune agents kill` stops agents meanwhile.',
  'files-exposed':
    "Take others' permissions away: `chmod go= FILE`, or `echotune agents on security` has it done.",
};
