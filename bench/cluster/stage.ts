import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FakeModelServer, fakeCompatibleModel, startFakeCompatible } from '@echotune/connect';
import { openPostgresStore, type Store, silentTelemetry } from '@echotune/data';
import pg from 'pg';
import type { Pool } from 'undici';
import { temporaryHome } from '../../tests/kit/echotune.ts';
import { temporaryDatabase } from '../../tests/kit/postgres.ts';
import { TestRedis } from '../../tests/kit/redis-server.ts';
import { clientOf } from '../kit/open-loop.ts';
import { type Community, type CommunitySize, communityIn } from '../serve/community.ts';
import { Traffic } from '../serve/traffic.ts';
import { Cluster } from './cluster.ts';
import { LoadBalancer } from './load-balancer.ts';

const hourMs = 3_600_000;

/** What a cluster stands on, and who asks it. What is opened is closed with the stack. */
export interface Stage {
  readonly folder: string;
  readonly url: string;
  readonly model: FakeModelServer;
  readonly community: Community;
  readonly database: pg.Client;
  readonly store: Store;
  readonly balancer: LoadBalancer;
  readonly cluster: Cluster;
  readonly client: Pool;
  readonly traffic: Traffic;
}

/** PostgreSQL, Redis, a language model, a trained community, and as yet no process. */
export async function openStage(stack: AsyncDisposableStack, size: CommunitySize): Promise<Stage> {
  const { home: folder, remove } = await temporaryHome();
  stack.defer(remove);
  const { url, remove: drop } = await temporaryDatabase();
  stack.defer(drop);
  const redis = await TestRedis.start();
  stack.defer(() => redis.kill());
  const model = await startFakeCompatible();
  stack.defer(() => model.close());
  const shared = join(folder, 'shared');
  mkdirSync(shared);
  const environment = {
    DATABASE_URL: url,
    REDIS_URL: redis.url,
    ECHOTUNE_SHARED_FILES: shared,
    ECHOTUNE_SECRET_KEY: Buffer.alloc(32, 'bench').toString('base64'),
    ECHOTUNE_REQUESTS_PER_MINUTE: '0',
    // Whoever waits is served: what is asked here is what gets lost, and two cores carry everybody.
    ECHOTUNE_MOST_DELAY_MS: '0',
    ECHOTUNE_COMPATIBLE_URL: `${model.address}/v1`,
    ECHOTUNE_COMPATIBLE_API_KEY: model.apiKey,
    ECHOTUNE_COMPATIBLE_MODEL: fakeCompatibleModel,
    ECHOTUNE_COMPATIBLE_INPUT_USD: '1',
    ECHOTUNE_COMPATIBLE_OUTPUT_USD: '1',
  };
  const community = await communityIn(join(folder, 'maker'), size, environment);
  const database = new pg.Client(url);
  await database.connect();
  stack.defer(() => database.end());
  const store = await openPostgresStore({
    ...{ url, clock: () => Date.now(), clocks: new Map(), telemetry: silentTelemetry },
  });
  stack.defer(() => store.close());
  const balancer = new LoadBalancer();
  const client = clientOf(await balancer.listen());
  stack.defer(() => balancer.close());
  stack.defer(() => client.close());
  const cluster = new Cluster({ folder, environment }, balancer);
  stack.defer(() => cluster.stopAll());
  process.on('exit', () => cluster.killAll());
  const traffic = new Traffic(community, Date.now() - 6 * hourMs);
  return {
    ...{ folder, url, model, community, database, store },
    ...{ balancer, cluster, client, traffic },
  };
}
