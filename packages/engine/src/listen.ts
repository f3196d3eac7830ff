/** A play this long counts as a listen whatever the track's length, milliseconds. */
export const listenMs = 30_000;

/**
 * Whether a play counts as a listen: at least 30 s, or half the track. A rule for reading, never a
 * filter at import. A negative time played is not known: that is a scrobble, which its service counts
 * by the same rule. `durationMs` is null where the track's length is not known.
 */
export function countsAsListen(msPlayed: number, durationMs: number | null): boolean {
  if (msPlayed < 0 || msPlayed >= listenMs) return true;
  return durationMs !== null && durationMs > 0 && msPlayed * 2 >= durationMs;
}
