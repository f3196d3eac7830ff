import type { Random } from '../random.ts';
import type { Tries } from './tries.ts';

/** How often each listener accepts: none to nine tenths. */
export function likings(listeners: number, random: Random): number[] {
  return Array.from({ length: listeners }, () => 0.9 * random() ** 2);
}

/** What comes of 0 … 40 tries of each, with a mood of this time that all tries of one share. */
export function outcomes(
  rates: readonly number[],
  random: Random,
  factorOf: (listener: number) => number = () => 1,
): Tries {
  const [tries, hits]: [number[], number[]] = [[], []];
  for (const [listener, usual] of rates.entries()) {
    const mood = 0.6 + 0.8 * random();
    const rate = Math.min(1, usual * mood * factorOf(listener));
    const count = Math.floor(41 * random());
    tries.push(count);
    hits.push(Array.from({ length: count }, () => random()).filter((draw) => draw < rate).length);
  }
  return { tries, hits };
}
