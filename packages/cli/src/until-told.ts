import { once } from 'node:events';

/** Resolves when somebody wants this process to end in good order. */
export async function untilTold(): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  await Promise.race(signals.map((signal) => once(process, signal)));
}
