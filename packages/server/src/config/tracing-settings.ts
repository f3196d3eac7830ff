import { z } from 'zod';
import { webUrl } from './provider-url.ts';

/** Where traces go, by its keys in config.toml. */
export const tracingSettings = {
  otlp_endpoint: webUrl.transform((text) => text.replace(/\/+$/, '')).optional(),
  trace_ratio: z.coerce.number().min(0).max(1).default(1),
};

/** Those of OpenTelemetry's own SDKs. */
export const tracingVariables = {
  otlp_endpoint: 'OTEL_EXPORTER_OTLP_ENDPOINT',
  trace_ratio: 'OTEL_TRACES_SAMPLER_ARG',
} as const satisfies Record<keyof typeof tracingSettings, string>;

export interface TracingConfig {
  /** Null where no trace is kept. */
  readonly endpoint: string | null;
  /** 0 … 1. */
  readonly ratio: number;
}

export function tracingConfig(given: z.output<z.ZodObject<typeof tracingSettings>>): TracingConfig {
  return { endpoint: given.otlp_endpoint ?? null, ratio: given.trace_ratio };
}
