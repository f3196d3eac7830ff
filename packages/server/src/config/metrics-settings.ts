import { z } from 'zod';

const flag = z.union([z.boolean(), z.stringbool()], 'must be true or false');

/** Who may read /metrics, by its keys in config.toml. */
export const metricsSettings = {
  metrics_token: z
    .string()
    .regex(/^[!-~]{16,500}$/, 'must be 16 characters or more, without spaces')
    .optional(),
  metrics_open_on_loopback: flag.default(false),
};

export const metricsVariables = {
  metrics_token: 'ECHOTUNE_METRICS_TOKEN',
  metrics_open_on_loopback: 'ECHOTUNE_METRICS_OPEN_ON_LOOPBACK',
} as const satisfies Record<keyof typeof metricsSettings, string>;

export interface MetricsConfig {
  /** Null where only an API key that may operate opens them. */
  readonly token: string | null;
  /** Whether programs on this machine need none. */
  readonly isOpenOnLoopback: boolean;
}

export function metricsConfig(given: z.output<z.ZodObject<typeof metricsSettings>>): MetricsConfig {
  return {
    token: given.metrics_token ?? null,
    isOpenOnLoopback: given.metrics_open_on_loopback,
  };
}
