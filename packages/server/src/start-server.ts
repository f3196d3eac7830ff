import { EchoError } from '@echotune/data';
import {
  offerClaim,
  scheduleAgents,
  scheduleEnrichment,
  scheduleForwarding,
  scheduleMlflow,
  schedulePolling,
  scheduleRefreshes,
  scheduleRetention,
  scheduleTending,
  settleImports,
} from '@echotune/service';
import { examinersOf } from './health/examiners.ts';
import { HealthWatch } from './health/health-watch.ts';
import { isLoopback } from './http/guard.ts';
import { linkTo } from './http/links.ts';
import { keepLeading } from './keep-leading.ts';
import { keepReconciled } from './keep-reconciled.ts';
import { openSessions } from './open-sessions.ts';
import { WebhookSender } from './webhooks/webhook-sender.ts';
import type { EchoTune } from './wire.ts';
import { WorkerProcess } from './worker/worker-process.ts';

/** How often the store is told what the cache saw, and asked how it is to be used. */
const watchMs = 60_000;
const lookMs = 15_000;

export interface RunningServer {
  /** e.g. http://127.0.0.1:4545 */
  readonly address: string;
  /** Makes whoever opens it the owner, once; null where there is one. */
  readonly claimLink: string | null;
  stop(): Promise<void>;
}

/**
 * Listens for the page and the API, and takes up jobs that were left waiting.
 * Throws not-claimed (an address beyond loopback before there is an owner), port-in-use.
 */
export async function startServer(echotune: EchoTune): Promise<RunningServer> {
  const { host, port, publicUrl } = echotune.config;
  const isClaimed = await echotune.store.accounts.isClaimed();
  if (!isLoopback(host) && !isClaimed) {
    throw new EchoError(
      'not-claimed',
      `Nobody has claimed this EchoTune yet, so it does not listen on ${host}.`,
    );
  }
  const worker = new WorkerProcess(echotune);
  const sessions = await openSessions(echotune);
  // Every other command does without the whole of HTTP.
  const { buildApp } = await import('./http/app.ts');
  const { openMetrics } = await import('./metrics/open-metrics.ts');
  const health = new HealthWatch(examinersOf(echotune), echotune);
  const { metrics, gatherer } = openMetrics(echotune, health);
  const { app } = await buildApp({ echotune, worker, sessions, metrics, gatherer, health });
  try {
    await echotune.recommender.prepare();
    const address = await app.listen({ host, port });
    // A crash may have left imports open and uploads that nobody will read.
    await settleImports(echotune);
    await scheduleRetention(echotune.store);
    await scheduleRefreshes(echotune.store);
    await schedulePolling(echotune);
    await scheduleForwarding(echotune.store);
    await scheduleTending(echotune.store);
    await scheduleAgents(echotune);
    await scheduleEnrichment(echotune.store);
    await scheduleMlflow(echotune);
    await echotune.cacheWatcher.turn();
    const watching = setInterval(() => void echotune.cacheWatcher.turn(), watchMs).unref();
    const stopLeading = keepLeading(echotune, () => {
      const sender = new WebhookSender(echotune);
      metrics.set('echotune_leader', 1);
      return () => {
        metrics.set('echotune_leader', 0);
        return sender.stop();
      };
    });
    const stopReconciling = keepReconciled(echotune);
    // Since when a part is as it is can be told by who looks now and then.
    const looking = setInterval(() => void health.look(), lookMs).unref();
    return {
      address,
      claimLink: isClaimed
        ? null
        : linkTo(publicUrl ?? address, 'claim', await offerClaim(echotune.store)),
      stop: async () => {
        await app.close();
        clearInterval(watching);
        clearInterval(looking);
        await echotune.cacheWatcher.end();
        await stopLeading();
        await stopReconciling();
        await worker.stop();
      },
    };
  } catch (cause) {
    await worker.stop();
    const inUse = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    if (!inUse) throw cause;
    throw new EchoError('port-in-use', `Port ${port} of ${host} is taken.`, { cause });
  }
}
