/** Until when a provider wants no requests. Kept where a restart does not forget it. */
export interface Pauses {
  /** UTC epoch milliseconds; null where there is no pause, or it is over. */
  until(provider: string): Promise<number | null>;
  /** A later end than the known one is kept. */
  pause(provider: string, until: number, reason: string): Promise<void>;
}

/** For as long as the process lives: tests, and commands that ask once. */
export function fleetingPauses(clock: () => number): Pauses {
  const ends = new Map<string, number>();
  return {
    async until(provider) {
      const end = ends.get(provider) ?? 0;
      return end > clock() ? end : null;
    },
    async pause(provider, until) {
      ends.set(provider, Math.max(until, ends.get(provider) ?? 0));
    },
  };
}
