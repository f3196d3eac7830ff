import type { ProviderStore } from '@echotune/data';

/** Pauses for as long as the process lives, and turns of a process that is the only one: where no store is open. */
export function fleetingPauses(
  clock: () => number,
): Pick<ProviderStore, 'until' | 'pause' | 'turn'> {
  const ends = new Map<string, number>();
  return {
    async until(provider) {
      const end = ends.get(provider) ?? 0;
      return end > clock() ? end : null;
    },
    async pause(provider, until) {
      ends.set(provider, Math.max(until, ends.get(provider) ?? 0));
    },
    async turn() {
      return 0;
    },
  };
}
