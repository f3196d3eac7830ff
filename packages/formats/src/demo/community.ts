import { Random } from '../random.ts';
import { type DemoTrack, makeCatalogue } from './catalogue.ts';
import { zones } from './habits.ts';
import { type DemoListener, makeListener } from './listener.ts';
import { givenNames } from './words.ts';

export interface DemoOptions {
  /** "Now" of the demo world, UTC epoch milliseconds; no play ends after it. */
  readonly endsAt: number;
  readonly seed?: number;
  /** How many others there are beside the demo listener. */
  readonly listeners?: number;
  readonly artists?: number;
  readonly monthsBack?: number;
}

export interface DemoCommunity {
  /** The demo listener, with a rich history. */
  readonly you: DemoListener;
  /** The others; `you` is not among them. */
  readonly listeners: readonly DemoListener[];
  /** All there is to hear. Plays hold the same `SourceTrack` objects. */
  readonly tracks: readonly DemoTrack[];
}

const monthMs = 30.44 * 86_400_000;
const playsPerMonth = { you: 240, others: 34 };
/** About what is measured for music listening (LFM-2b: 63 % of listens are repeats). */
const repeatShare = 0.63;

/**
 * A fictional community that is the same for the same options: invented artists in genres and scenes,
 * and people with habits, favourites and drifting taste. By default about 40,000 plays.
 */
export function demoCommunity(options: DemoOptions): DemoCommunity {
  const { seed = 1, listeners = 60, artists = 180, monthsBack = 18, endsAt } = options;
  const catalogue = makeCatalogue(seed, artists);
  const from = endsAt - Math.round(monthsBack * monthMs);
  const others = Array.from({ length: listeners }, (_, i) => {
    const random = new Random(seed, `listener ${i}`);
    const key = `${random.pick(givenNames).toLowerCase()}-${i + 1}`;
    return makeListener(random, catalogue, {
      key,
      zone: random.pick(zones),
      plays: playsPerMonth.others * monthsBack * Math.exp(0.4 * random.spread()),
      repeatShare: repeatShare + 0.1 * random.spread(),
      from,
      endsAt,
    });
  });
  const you = makeListener(new Random(seed, 'you'), catalogue, {
    key: 'you',
    zone: zones[0]!,
    plays: playsPerMonth.you * monthsBack,
    repeatShare,
    from,
    endsAt,
  });
  return { you, listeners: others, tracks: catalogue.tracks };
}
