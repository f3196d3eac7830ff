import type { Telemetry } from '@echotune/data';
import type { Logger } from 'pino';

/** Telemetry that logs; counters and observations are debug lines until there is a metrics export. */
export function logTelemetry(logger: Logger): Telemetry {
  return {
    count: (name, by = 1, labels = {}) => logger.debug({ metric: name, by, ...labels }),
    observe: (name, value, labels = {}) => logger.debug({ metric: name, value, ...labels }),
    log: (level, event, fields = {}) => {
      const { cause, ...rest } = fields;
      logger[level]({ event, ...rest, ...(cause !== undefined && { err: cause }) });
    },
  };
}
