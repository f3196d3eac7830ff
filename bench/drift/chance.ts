import type { Random } from '@echotune/engine';

/** A count with that mean (Knuth's product of uniforms, for means of some dozens at most). */
export function poisson(mean: number, random: Random): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

export function binomial(tries: number, share: number, random: Random): number {
  let hits = 0;
  for (let at = 0; at < tries; at++) if (random() < share) hits += 1;
  return hits;
}

/** Standard normal (Box and Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export const clamp = (share: number) => Math.min(1, Math.max(0, share));
