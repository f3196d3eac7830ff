/**
 * What a listener with `count` plays or tries counts by, a play: 1/√count. Were every play equal, the few who
 * listen all day would decide alone; were every listener equal, those of whom one play is known would be
 * as loud as they are uncertain. Half-way is near the best for both (a listener's sum then varies alike
 * for all where plays are independent, and by √count where they hang together).
 */
export function voiceOf(count: number): number {
  return count > 0 ? 1 / Math.sqrt(count) : 0;
}
