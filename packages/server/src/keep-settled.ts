import {
  scheduleAgents,
  scheduleEnrichment,
  scheduleForwarding,
  scheduleMlflow,
  schedulePolling,
  scheduleRefreshes,
  scheduleReports,
  scheduleRetention,
  scheduleTending,
  settleImports,
  tidyModels,
} from '@echotune/service';
import type { EchoTune } from './wire.ts';

const everyMs = 3_600_000;

/**
 * What has to be so wherever jobs are made or done, at once and every hour: imports that a crash left open are
 * closed, uploads that nobody will read are gone, and among shared files is what this home alone has. Then what runs by
 * itself is scheduled. Several processes may do so. Returns what stops it, which waits for what goes on.
 */
export async function keepSettled(echotune: EchoTune): Promise<() => Promise<void>> {
  const { telemetry } = echotune;
  await settle(echotune);
  await scheduleAll(echotune);
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = last.then(() =>
      settle(echotune).catch((cause: unknown) => telemetry.log('warn', 'not-settled', { cause })),
    );
  }, everyMs);
  return () => {
    clearInterval(timer);
    return last;
  };
}

async function settle(echotune: EchoTune): Promise<void> {
  await settleImports(echotune);
  if (echotune.sharedFiles !== null) await tidyModels(echotune);
}

/** Whoever works off jobs claims what is due. */
async function scheduleAll(echotune: EchoTune): Promise<void> {
  await scheduleRetention(echotune.store);
  await scheduleRefreshes(echotune.store);
  await schedulePolling(echotune);
  await scheduleForwarding(echotune.store);
  await scheduleTending(echotune.store);
  await scheduleAgents(echotune);
  await scheduleEnrichment(echotune.store);
  await scheduleMlflow(echotune);
  await scheduleReports(echotune.store);
}
