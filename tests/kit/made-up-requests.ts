/** Requests to a cache that nobody made: some things are popular, days have nights, jobs scan, tastes shift. */
import {
  type Random,
  type RequestTrace,
  seededRandom,
  shuffled,
  TraceBuilder,
} from '@echotune/engine';

const dayMs = 86_400_000;

/** Objects of a kind. */
export interface MadeUpNamespace {
  /** Share of the objects, beside the shares of the others. */
  readonly share: number;
  /** Median size; sizes are log-normal. */
  readonly bytes: number;
  /** The logarithm's standard deviation, 1 where nothing is said, 0 for objects of one size. */
  readonly spread?: number;
  readonly costMs: number;
  readonly ttlMs?: number;
}

export interface RequestPlan {
  readonly seed: number;
  readonly requests: number;
  readonly objects: number;
  /** Exponent of Zipf's law: 0 asks for all alike, 1 for the first a hundred times as often as for the hundredth. */
  readonly skew?: number;
  readonly days?: number;
  /** By so much of the mean the rate of requests rises by day and falls by night, below 1. */
  readonly rhythm?: number;
  /** After so many requests each, one job asks for so many objects once that nobody else asks for. */
  readonly scans?: { readonly every: number; readonly length: number };
  /** After so many requests each, such a share of the ranks is dealt anew. */
  readonly shifts?: { readonly every: number; readonly share: number };
  readonly namespaces?: readonly MadeUpNamespace[];
}

interface MadeUpObject {
  readonly key: number;
  readonly namespace: number;
  readonly bytes: number;
  readonly costMs: number;
  readonly ttlMs?: number;
}

const plain: readonly MadeUpNamespace[] = [{ share: 1, bytes: 4096, costMs: 10 }];

/** The same for the same plan. The key of an object is its number. */
export function madeUpRequests(plan: RequestPlan): RequestTrace {
  const { requests, objects, scans, shifts, namespaces = plain } = plan;
  const random = seededRandom(plan.seed);
  const catalogue = new Map<number, MadeUpObject>();
  const rankOf = zipf(objects, plan.skew ?? 0.9, random);
  const nextAt = clock(plan, random);
  const builder = new TraceBuilder();
  let ranked = shuffled(
    Array.from({ length: objects }, (_, key) => key),
    random,
  );
  let scanned = objects;
  for (let request = 0; request < requests; request++) {
    const isScan = scans !== undefined && request % (scans.every + scans.length) >= scans.every;
    if (shifts !== undefined && request > 0 && request % shifts.every === 0) {
      ranked = dealtAnew(ranked, shifts.share, random);
    }
    const key = isScan ? scanned++ : ranked[rankOf()]!;
    const known = catalogue.get(key) ?? madeUpObject(key, namespaces, random);
    catalogue.set(key, known);
    builder.request({ atMs: nextAt(), ...known });
  }
  return builder.build();
}

/** Draws ranks from 0 by Zipf's law, by their cumulative shares. */
function zipf(ranks: number, skew: number, random: Random): () => number {
  const until = new Float64Array(ranks);
  let sum = 0;
  for (let rank = 0; rank < ranks; rank++) until[rank] = sum += (rank + 1) ** -skew;
  return () => {
    const drawn = random() * sum;
    let [low, high] = [0, ranks - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (until[middle]! > drawn) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Moments of a Poisson process whose rate is highest at six in the evening and lowest at six in the morning. */
function clock({ requests, days = 7, rhythm = 0.8 }: RequestPlan, random: Random): () => number {
  const gapMs = (days * dayMs) / requests;
  let atMs = 0;
  return () => {
    const rate = 1 - rhythm * Math.sin((2 * Math.PI * atMs) / dayMs);
    atMs += (-Math.log(1 - random()) * gapMs) / rate;
    return atMs;
  };
}

function dealtAnew(ranked: readonly number[], share: number, random: Random): number[] {
  const places = ranked.flatMap((_, rank) => (random() < share ? [rank] : []));
  const dealt = shuffled(places, random);
  const anew = [...ranked];
  for (const [at, place] of places.entries()) anew[place] = ranked[dealt[at]!]!;
  return anew;
}

function madeUpObject(
  key: number,
  namespaces: readonly MadeUpNamespace[],
  random: Random,
): MadeUpObject {
  const whole = namespaces.reduce((sum, { share }) => sum + share, 0);
  let drawn = random() * whole;
  let namespace = 0;
  while (namespace + 1 < namespaces.length && drawn >= namespaces[namespace]!.share) {
    drawn -= namespaces[namespace++]!.share;
  }
  const { bytes, spread = 1, costMs, ttlMs } = namespaces[namespace]!;
  const gauss = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const size = Math.max(1, Math.round(bytes * Math.exp(spread * gauss)));
  return { key, namespace, bytes: size, costMs, ...(ttlMs !== undefined && { ttlMs }) };
}
