import { z } from 'zod';
import { providerUrl } from './provider-url.ts';

const flag = z.union([z.boolean(), z.stringbool()], 'must be true or false');

/** Who may read /metrics, and who remembers what was read, by its keys in config.toml. */
export const metricsSettings = {
  prometheus_url: providerUrl.optional(),
  metrics_token: z
    .string()
    .regex(/^[!-~]{16,500}$/, 'must be 16 characters or more, without spaces')
    .optional(),
  metrics_open_on_loopback: flag.default(false),
};

export const metricsVariables = {
  prometheus_url: 'ECHOTUNE_PROMETHEUS_URL',
  metrics_token: 'ECHOTUNE_METRICS_TOKEN',
  metrics_open_on_loopback: 'ECHOTUNE_METRICS_OPEN_ON_LOOPBACK',
} as const satisfies Record<keyof typeof metricsSettings, string>;

export interface MetricsConfig {
  /** Null where nobody asks Prometheus what it remembers of this server. */
  readonly prometheusUrl: string | null;
  /** Null where only an API key that may operate opens them. */
  readonly token: string | null;
  /** Whether programs on this machine need none. */
  readonly isOpenOnLoopback: boolean;
}

export function metricsConfig(given: z.output<z.ZodObject<typeof metricsSettings>>): MetricsConfig {
  return {
    prometheusUrl: given.prometheus_url ?? null,
    token: given.metrics_token ?? null,
    isOpenOnLoopback: given.metrics_open_on_loopback,
  };
}
