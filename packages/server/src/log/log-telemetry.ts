import type { Telemetry } from '@echotune/data';
import type { Logger } from 'pino';
import type { Recorder } from '../metrics/measurement.ts';
import type { Tracing } from '../tracing/tracing.ts';

/** Telemetry whose lines are logged, whose counts and observations are recorded, and whose steps are traced. */
export function logTelemetry(
  logger: Logger,
  record: Recorder,
  { span }: Pick<Tracing, 'span'>,
): Telemetry {
  return {
    span,
    count: (name, value = 1, labels = {}) => record({ is: 'count', name, value, labels }),
    observe: (name, value, labels = {}) => record({ is: 'observation', name, value, labels }),
    log: (level, event, fields = {}) => {
      const { cause, ...rest } = fields;
      logger[level]({ event, ...rest, ...(cause !== undefined && { err: cause }) });
    },
  };
}
