/** Fits the blend on a made-up community, asks it, and tells what that cost. */
import type { CommunitySize } from '../serve/community.ts';
import { inProcess } from '../serve/in-process.ts';

export interface ModelCost {
  readonly plays: number;
  readonly tracks: number;
  readonly listeners: number;
  readonly fitSeconds: number;
  readonly peakMiB: number;
  readonly modelMiB: number;
  /** Median of a shelf of 20 with its reasons, milliseconds. */
  readonly answerMs: number;
}

const asked = 100;

process.once('message', (size: CommunitySize) => {
  const { plays, tracks, listeners, fitSeconds, modelMiB, table } = inProcess(size, asked);
  const cost: ModelCost = {
    ...{ plays, tracks, listeners, fitSeconds, modelMiB },
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    answerMs: table[0]?.p50 ?? Number.NaN,
  };
  process.send?.(cost, () => process.exit(0));
});
