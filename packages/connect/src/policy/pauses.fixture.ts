import type { ProviderStore } from '@echotune/data';

/** Turns of several processes, as the store hands them out. */
export function sharedTurns(clock: () => number): Pick<ProviderStore, 'turn'> {
  let freeAt = 0;
  return {
    async turn(_provider, everyMs, mostMs) {
      const at = Math.max(freeAt, clock());
      if (at > clock() + mostMs) return null;
      freeAt = at + everyMs;
      return Math.ceil(at - clock());
    },
  };
}
