import type { Telemetry } from '@echotune/data';
import type { Logger } from 'pino';
import type { Recorder } from './metrics/measurement.ts';

/** Telemetry whose lines are logged and whose counts and observations are recorded. */
export function logTelemetry(logger: Logger, record: Recorder): Telemetry {
  return {
    count: (name, value = 1, labels = {}) => record({ is: 'count', name, value, labels }),
    observe: (name, value, labels = {}) => record({ is: 'observation', name, value, labels }),
    log: (level, event, fields = {}) => {
      const { cause, ...rest } = fields;
      logger[level]({ event, ...rest, ...(cause !== undefined && { err: cause }) });
    },
  };
}
