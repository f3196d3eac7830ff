import { beyondRounding } from './rounding.ts';
import { SignedEffect } from './signed-effect.ts';
import { signSquareTail, signTail } from './tails.ts';
import { checkedRows, rateOf, type Tries } from './tries.ts';
import { voiceOf } from './voice.ts';

/** Two windows of the same length that hold the same hours of the same days of the week; parallel rows. */
export interface RateWindows {
  readonly reference: Tries;
  readonly current: Tries;
}

/** Which way a rate is watched: a fall of acceptance and a rise of skips are harm, any change is drift. */
export type Direction = 'either' | 'fall' | 'rise';

export interface RateDrift {
  /** Who tried in either window. */
  readonly listeners: number;
  /** At most how often chance alone shows as much in that direction. */
  readonly p: number;
  /** Of all tries; 0 of none. */
  readonly referenceRate: number;
  readonly currentRate: number;
  /** What a listener's rate changed by, as listeners agree on it. */
  readonly change: number;
}

/**
 * Whether a rate (acceptance, skips, repeats, discoveries an impression) drifts from a reference window to the
 * current one. The unit is the listener, as in `kindDrift`, which says what is assumed. O(listeners). Throws
 * EngineError `shape-mismatch`, `bad-number`.
 */
export function rateDrift(windows: RateWindows, direction: Direction): RateDrift {
  const { listeners, effect } = rateChange(windows);
  const deviation = effect.deviation();
  const p =
    direction === 'either'
      ? signSquareTail(deviation ** 2, 1)
      : signTail(direction === 'rise' ? deviation : -deviation);
  const [referenceRate, currentRate] = [rateOf(windows.reference), rateOf(windows.current)];
  return { listeners, p, referenceRate, currentRate, change: effect.estimate() };
}

/** The change of a rate that listeners share; what else moved each of them is as likely the other way. */
export function rateChange({ reference, current }: RateWindows): {
  readonly listeners: number;
  readonly effect: SignedEffect;
} {
  const rows = checkedRows([reference, current]);
  let [listeners, tries, hits, later] = [0, 0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const both = reference.tries[row]! + current.tries[row]!;
    if (both > 0) listeners += 1;
    tries += voiceOf(both) * both;
    hits += voiceOf(both) * (reference.hits[row]! + current.hits[row]!);
    later += voiceOf(both) * current.tries[row]!;
  }
  const effect = new SignedEffect();
  for (let row = 0; row < rows; row++) {
    const [before, after] = [reference.tries[row]!, current.tries[row]!];
    const voice = voiceOf(before + after);
    if (voice === 0) continue;
    // Who merely tried more moved nothing: the rate of both windows for each try more.
    const moved = current.hits[row]! - reference.hits[row]! - (hits / tries) * (after - before);
    // What one hit more a current try adds to that; the rate of both windows rises with it.
    const byOne = after - (later / tries) * (after - before);
    effect.add(1, voice * beyondRounding(moved, before + after), voice * byOne);
  }
  return { listeners, effect };
}
