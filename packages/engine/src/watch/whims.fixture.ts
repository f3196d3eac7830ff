import type { Random } from '../random.ts';

/** What so many listeners play of some kinds in a window. */
export interface WhimsPlan {
  readonly listeners: number;
  readonly kinds: number;
  /** So many of the listeners turn to the last kind with half of their plays. */
  readonly turned?: number;
}

/**
 * Each listener plays 1 … 40 songs, three quarters of them of the one kind that they are taken with this time: plays
 * of one are anything but independent.
 */
export function whims({ listeners, kinds, turned = 0 }: WhimsPlan, random: Random): Int32Array {
  const counts = new Int32Array(listeners * kinds);
  const any = () => Math.floor(kinds * random() ** 2);
  for (let listener = 0; listener < listeners; listener++) {
    const takenWith = any();
    const plays = 1 + Math.floor(40 * random() ** 2);
    for (let play = 0; play < plays; play++) {
      const isTurned = listener < turned * listeners && random() < 0.5;
      const kind = isTurned ? kinds - 1 : random() < 0.75 ? takenWith : any();
      counts[listener * kinds + kind]! += 1;
    }
  }
  return counts;
}
