import { availableParallelism, cpus, totalmem } from 'node:os';

/** What every benchmark says of where it ran. */
export function machine(): { node: string; cpu: string; cores: number; memoryGiB: number } {
  return {
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
  };
}
