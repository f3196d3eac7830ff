export const health = {
  title: 'Health',
  again: 'Look again',
  ok: 'well',
  wrong: 'not well',
  soon: 'needs a look',
  since: (when: string) => `since ${when}`,
  parts: {
    store: 'Store',
    model: 'Model',
    disk: 'Disk',
    redis: 'Redis',
    jobs: 'Jobs',
    leader: 'Leading server',
    providers: 'Providers',
    spotify: 'Spotify consents',
    connect: 'Accounts elsewhere',
    mlflow: 'MLflow',
    agents: 'Log of the agents',
    files: 'Files',
    'shared-files': 'Shared files',
  },
  toDo: {
    'store-away':
      'See whether the database runs and DATABASE_URL is right, or whether the disk is full. EchoTune goes on by itself once it is back.',
    'part-stalls':
      'It does not answer in time: see whether the database or the network is slow, then look again.',
    'part-unreadable': 'The log says why it cannot be looked at.',
    'model-file-missing':
      'Train again below, or put the models folder back. Simpler models answer meanwhile.',
    'shared-files-away':
      'See whether the folder or bucket that servers share can be reached, and whether its keys are right. Uploads are refused meanwhile.',
    'disk-nearly-full': 'Make room where EchoTune keeps its files, or move its home folder.',
    'jobs-wait':
      'Start a server where none runs; where one does, its log says why its background process ends.',
    'jobs-failed': 'Below, under what has ended, each says why it failed and can be tried again.',
    'redis-away':
      'See whether Redis runs and REDIS_URL is right. Until then every server remembers for itself.',
    'redis-full':
      'It is full and lets nothing go: `redis-cli config set maxmemory-policy allkeys-lru`, or give it more memory.',
    'redis-login':
      'See whether name and password in REDIS_URL are right, and whether Redis permits that user what a cache does.',
    'redis-database':
      'Redis has no database of the number at the end of REDIS_URL. Take a lower one.',
    'redis-tls':
      'The encryption does not come about. See whether Redis runs; rediss:// needs a Redis with TLS and a certificate that this machine trusts.',
    'redis-refuses': 'It answers with an error. Set Redis right, or REDIS_URL.',
    'redis-unbounded':
      'It may take all memory that there is. Give it a limit: `redis-cli config set maxmemory 256mb`.',
    'redis-full-stops':
      'Once it is full it keeps nothing more: `redis-cli config set maxmemory-policy allkeys-lru`.',
    'answers-misfit':
      'Below, with the providers, stands what did not fit. A newer EchoTune may know it.',
    'provider-paused': 'Wait for the end of the pause, or end it below, with the providers.',
    'ends-soon': 'Below, with the providers, stands what to use instead.',
    'account-refused':
      'Whoever it belongs to connects it again, under Connections. Plays wait meanwhile.',
    'consent-ends': 'Whoever it belongs to renews it under Connections.',
    'mlflow-behind': 'See whether its server runs; `echotune models sync` tries at once.',
    'connections-scarce':
      'Fewer connections a process (ECHOTUNE_DATABASE_CONNECTIONS), more in PostgreSQL (max_connections), or a pooler between them.',
    'files-exposed':
      'Take others’ permissions away: `chmod go= FILE`. The agent Security does it where it is turned on.',
    'log-endless':
      'Somebody has changed the store: compare it with a backup. `echotune agents log --verify` says what is left. Meanwhile all agents can be stopped on their page.',
  },
};
