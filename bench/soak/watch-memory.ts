import { memoryMiB } from '../kit/process-figures.ts';

export interface MemoryTrend {
  readonly firstMiB: number;
  readonly lastMiB: number;
  readonly peakMiB: number;
  /** Of a straight line through all samples. */
  readonly mibPerMinute: number;
}

const everyMs = 5_000;
/** What a server takes up in its first seconds, as it reads what it needs, is no trend. */
const settledAfterMs = 60_000;

/** Looks at a process's memory until it is told to stop. */
export function watchMemory(pid: number): { stop(): MemoryTrend } {
  const begun = performance.now();
  const samples: { readonly minute: number; readonly mib: number }[] = [];
  const look = () => {
    const ms = performance.now() - begun;
    samples.push({ minute: ms / 60_000, mib: memoryMiB(pid).now });
  };
  look();
  const timer = setInterval(look, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      const settled = samples.filter(({ minute }) => minute * 60_000 >= settledAfterMs);
      const used = settled.length > 2 ? settled : samples;
      return {
        firstMiB: used[0]?.mib ?? Number.NaN,
        lastMiB: used.at(-1)?.mib ?? Number.NaN,
        peakMiB: memoryMiB(pid).peak,
        mibPerMinute: Math.round(slopeOf(used) * 100) / 100,
      };
    },
  };
}

/** Least squares. */
function slopeOf(samples: readonly { readonly minute: number; readonly mib: number }[]): number {
  const mean = (of: 'minute' | 'mib') =>
    samples.reduce((sum, sample) => sum + sample[of], 0) / samples.length;
  const [x, y] = [mean('minute'), mean('mib')];
  let [above, below] = [0, 0];
  for (const { minute, mib } of samples) {
    above += (minute - x) * (mib - y);
    below += (minute - x) ** 2;
  }
  return below === 0 ? 0 : above / below;
}
