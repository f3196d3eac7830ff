/** What listeners of a community do on the page, made up once and for all by a seed. */
import { type Random, seededRandom } from '@echotune/engine';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** One thing that somebody asks for, or does. */
export type Step =
  | { readonly does: 'home' }
  | { readonly does: 'statistics'; readonly range: number }
  | { readonly does: 'alike'; readonly tune: number }
  | { readonly does: 'play'; readonly tune: number };

export type Visit = Step & {
  /** Since the start. */
  readonly atMs: number;
  /** Place of the listener. */
  readonly listener: number;
};

export interface VisitPlan {
  readonly seed: number;
  readonly listeners: number;
  readonly days: number;
}

/** Visits of the most eager listener a day; the others come less often, by Zipf's law. */
const mostVisits = 24;
const stepsAVisit = 9;
/** Of the steps within a visit. */
const shares = { home: 0.45, statistics: 0.25, alike: 0.15 } as const;
/** Between two steps: now and then the page stays open for long. */
const gapMs = { short: 2 * minuteMs, long: 20 * minuteMs, longShare: 0.3 } as const;
const ranges = 3;
const tunes = 3000;

/** Everybody's steps in the order of their times. The same for the same plan. */
export function visits({ seed, listeners, days }: VisitPlan): readonly Visit[] {
  const all = Array.from({ length: listeners }, (_, listener) => {
    const random = seededRandom(seed * 1000 + listener);
    const perDay = Math.max(1, mostVisits / (1 + listener) ** 0.5);
    return [...visitsOf(listener, perDay, days, random)];
  });
  return all.flat().sort((a, b) => a.atMs - b.atMs);
}

function* visitsOf(
  listener: number,
  perDay: number,
  days: number,
  random: Random,
): Generator<Visit> {
  const endMs = days * 24 * hourMs;
  const drawn = (meanMs: number) => -Math.log(1 - random()) * meanMs;
  for (let atMs = drawn((24 * hourMs) / perDay); atMs < endMs; ) {
    // Listening came before the visit, or it did not.
    if (random() < 0.4) yield { does: 'play', tune: Math.floor(random() * tunes), atMs, listener };
    for (let step = 0; random() < 1 - 1 / stepsAVisit || step === 0; step += 1) {
      yield { ...stepBy(random, step), atMs, listener };
      atMs += drawn(random() < gapMs.longShare ? gapMs.long : gapMs.short);
    }
    atMs += drawn((24 * hourMs) / perDay);
  }
}

function stepBy(random: Random, step: number): Step {
  const { home, statistics, alike } = shares;
  const at = step === 0 ? 0 : random();
  if (at < home) return { does: 'home' };
  if (at < home + statistics) return { does: 'statistics', range: Math.floor(random() * ranges) };
  const tune = Math.floor(random() * tunes);
  return at < home + statistics + alike ? { does: 'alike', tune } : { does: 'play', tune };
}
