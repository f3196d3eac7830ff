import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { Interactions } from '../plays.ts';
import { seededRandom } from '../random.ts';
import { blend } from './blend.ts';
import { fitBlend } from './fit-blend.ts';

const plays = 20_000;
const songs = 2000;
const everyMs = 20 * 60_000;
const now = Date.UTC(2026, 0, 1);

/** One listener of a long history, who plays the nth song a share of 1/n of the first. */
function longHistory(): Interactions {
  const random = seededRandom(1);
  return {
    ...{ itemCount: songs, listenerCount: 1, offsets: Int32Array.of(0, plays) },
    items: Int32Array.from({ length: plays }, () => Math.floor(songs ** random()) - 1),
    startedAt: Float64Array.from({ length: plays }, (_, at) => now - (plays - at) * everyMs),
  };
}

it('keeps nothing of a long history for a question that is answered', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const held: number[] = [];
  const onProgress = (fraction: number) => {
    // Where the parts are fitted and the questions asked.
    if (fraction < 0.36 || fraction > 0.49) return;
    collect();
    held.push(process.memoryUsage().arrayBuffers);
  };
  fitBlend(longHistory(), { ...blend.defaults, questions: 40 }, { seed: 1, now, onProgress });
  expect(held.length).toBeGreaterThan(30);
  const bytesOfHistory = plays * (8 + 4 + 8 + 4);
  // V8 gives the memory of arrays back a while after the collection: the least is what is really held.
  const half = held.length >> 1;
  const grown = Math.min(...held.slice(half)) - Math.min(...held.slice(0, half));
  expect(grown).toBeLessThan(4 * bytesOfHistory);
});
