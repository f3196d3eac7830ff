import type { Recorder } from './measurement.ts';

/**
 * Of what is measured in a process without a port of its own, what is told to the one that started it, each at once:
 * what was told counts, also where this process is killed in the next instant. How long its queries wait is nobody's
 * concern: it makes one after the other, thousands of them.
 */
export function relayed(tell: Recorder): Recorder {
  return (measurement) => {
    if (measurement.name !== 'store_wait_seconds') tell(measurement);
  };
}
