import type { AudioFeatureName } from '@echotune/formats';
import { type SongTraits, soundOf } from './wishes.ts';

/** What songs had better be near, each audio feature in its own unit. */
export type Targets = { readonly [Name in AudioFeatureName]?: number | undefined };

/** What distances are measured by. */
export interface SoundTraits extends SongTraits {
  /** Standard deviation of a feature among the songs it is known of; NaN where it is of none. */
  spread(name: string): number;
}

const pitchClasses = 12;

/** Keys stand on a circle: B is next to C. */
function apart(name: string, a: number, b: number): number {
  const gap = Math.abs(a - b);
  return name === 'key' ? Math.min(gap, pitchClasses - gap) : gap;
}

/** 0 on the target, half at one standard deviation from it, 1 where nobody told. */
function distanceFrom(name: string, target: number, traits: SoundTraits) {
  const spread = traits.spread(name);
  return (song: number) => {
    const value = soundOf(traits, name, song);
    const gap = apart(name, value, target);
    if (gap === 0) return 0;
    return Number.isNaN(gap) ? 1 : gap / (gap + spread);
  };
}

/**
 * How far songs are from all targets on average, 0 … 1; null where there is none that songs here could be
 * near: what is known of no song says nothing.
 */
export function measureDistance(
  targets: Targets,
  traits: SoundTraits,
): ((song: number) => number) | null {
  const distances = Object.entries(targets).flatMap(([name, target]) =>
    target === undefined || Number.isNaN(traits.spread(name))
      ? []
      : distanceFrom(name, target, traits),
  );
  if (distances.length === 0) return null;
  return (song) => distances.reduce((sum, of) => sum + of(song), 0) / distances.length;
}
