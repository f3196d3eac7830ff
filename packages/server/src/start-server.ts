import { EchoError } from '@echotune/data';
import { offerClaim } from '@echotune/service';
import { isLoopback } from './http/guard.ts';
import { linkTo } from './http/links.ts';
import { keepLeading } from './keep-leading.ts';
import { keepReconciled } from './keep-reconciled.ts';
import { keepSettled } from './keep-settled.ts';
import { openApp } from './open-app.ts';
import { WebhookSender } from './webhooks/webhook-sender.ts';
import type { EchoTune } from './wire.ts';

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
  const { app, worker, metrics, health } = await openApp(echotune);
  try {
    await echotune.recommender.prepare();
    const address = await app.listen({ host, port });
    const stopSettling = await keepSettled(echotune);
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
        await stopSettling();
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
