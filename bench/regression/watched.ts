/** A figure that is watched, by where it stands in what its benchmark prints. */
export interface Watched {
  /** Of the figure's path, e.g. `results.lru.hitRatio`. */
  readonly at: RegExp;
  readonly better: 'more' | 'less';
  /** Share of the older figure by which the newer may be worse: what chance alone makes of it. */
  readonly slack: number;
}

export interface WatchedBenchmark {
  /** As typed after `npm run bench --`. */
  readonly command: readonly [name: string, ...args: string[]];
  readonly figures: readonly Watched[];
}

/** Speeds of a shared machine vary, taken in turns, by about a seventh; what is computed does not. */
const ofTime = 0.15;
const ofNothing = 0.002;

/** What a release must not be worse in than the one before. */
export const watched: readonly WatchedBenchmark[] = [
  {
    command: ['kernels'],
    figures: [
      {
        at: /\.(gram|addProduct|scoreRows|scoreBytes|solveNeighbourhoods)$/,
        better: 'more',
        slack: ofTime,
      },
    ],
  },
  {
    command: ['cache-policies'],
    figures: [
      { at: /\.hitRatio$/, better: 'more', slack: ofNothing },
      { at: /\.millionsASecond$/, better: 'more', slack: ofTime },
    ],
  },
  {
    command: ['quality', '--set', 'demo'],
    figures: [
      { at: /\.all\.means\.(ndcg|recall|mrr)@10$/, better: 'more', slack: ofNothing },
      { at: /\.(als|ease|blend)\.(fitSeconds|msPerCase)$/, better: 'less', slack: 2 * ofTime },
    ],
  },
  {
    command: ['import', '--plays', '100000', '--runs', '3'],
    figures: [
      { at: /^(sqlite|postgres)\.rowsPerSecond$/, better: 'more', slack: ofTime },
      { at: /^(sqlite|postgres)\.peakMiB$/, better: 'less', slack: ofTime },
    ],
  },
  {
    command: ['serve', '--part', 'in-process', '--artists', '800', '--listeners', '300'],
    figures: [{ at: /\.(p50|fitSeconds)$/, better: 'less', slack: ofTime }],
  },
  {
    command: ['lighthouse', '--runs', '3'],
    figures: [
      { at: /\.(performance|accessibility|bestPractices|seo)$/, better: 'more', slack: 0.02 },
      { at: /\.scriptBytes$/, better: 'less', slack: 0.01 },
    ],
  },
];
