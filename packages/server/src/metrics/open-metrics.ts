import type { HealthWatch } from '../health/health-watch.ts';
import type { EchoTune } from '../wire.ts';
import type { Gatherer } from './gather.ts';
import { Metrics } from './metrics.ts';
import { openGatherer } from './open-gatherer.ts';

/** The metrics of a server's process, into which all flows that is counted from now on. */
export function openMetrics(
  echotune: EchoTune,
  health: HealthWatch,
): {
  readonly metrics: Metrics;
  readonly gatherer: Gatherer;
} {
  const told = new Set<string>();
  const metrics = new Metrics({
    onMisuse: (problem, name) => {
      // The same mistake is made again and again; one line will do.
      if (told.has(name)) return;
      told.add(name);
      echotune.telemetry.log('error', 'metric-misused', { metric: name, problem });
    },
  });
  metrics.watchProcess();
  metrics.set('echotune_leader', 0);
  echotune.meter.flowTo(metrics.record);
  return { metrics, gatherer: openGatherer(echotune, metrics, health) };
}
