import { Random } from '../random.ts';
import type { DemoTrack } from './artist-maker.ts';
import { makeCatalogue } from './catalogue.ts';
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
  /** Of each of the others, about. */
  readonly playsPerMonth?: number;
}

/** A fictional community that is made listener by listener, as far as it is asked for. */
export interface DemoWorld {
  /** All there is to hear, also what nobody plays. Plays hold the same `SourceTrack` objects. */
  readonly tracks: readonly DemoTrack[];
  /** Makes the demo listener, with a rich history. */
  you(): DemoListener;
  /** Makes one of the others; they are the same whoever else is made. */
  listener(index: number): DemoListener;
  /** Makes the others one after the other. */
  listeners(): Generator<DemoListener>;
}

const monthMs = 30.44 * 86_400_000;
const playsOfYours = 240;
/** About what is measured for music listening (LFM-2b: 63 % of listens are repeats). */
const repeatShare = 0.63;

/**
 * A world that is the same for the same options: invented artists in genres and scenes who release
 * over the years, and people with habits, favourites and drifting taste. It holds its catalogue
 * (about 45 KB an artist) and nothing of its listeners, so that a load generator can ask for any
 * number of them.
 */
export function demoWorld(options: DemoOptions): DemoWorld {
  const { seed = 1, listeners = 60, artists = 180, monthsBack = 18, endsAt } = options;
  const { playsPerMonth = 34 } = options;
  const from = endsAt - Math.round(monthsBack * monthMs);
  const catalogue = makeCatalogue(seed, { artistCount: artists, from, endsAt });
  const listener = (index: number) => {
    const random = new Random(seed, `listener ${index}`);
    const key = `${random.pick(givenNames).toLowerCase()}-${index + 1}`;
    return makeListener(random, catalogue, {
      key,
      zone: random.pick(zones),
      plays: playsPerMonth * monthsBack * Math.exp(0.4 * random.spread()),
      repeatShare: repeatShare + 0.1 * random.spread(),
      from,
      endsAt,
    });
  };
  const you = () =>
    makeListener(new Random(seed, 'you'), catalogue, {
      key: 'you',
      zone: zones[0]!,
      plays: playsOfYours * monthsBack,
      repeatShare,
      from,
      endsAt,
    });
  return {
    tracks: catalogue.tracks,
    you,
    listener,
    *listeners() {
      for (let index = 0; index < listeners; index++) yield listener(index);
    },
  };
}
