/**
 * When requests come that come independently of each other (a Poisson process), milliseconds from the start. Goes on
 * for ever.
 */
export function* arrivals(perSecond: number, random: () => number): Generator<number, never> {
  let atMs = 0;
  for (;;) {
    atMs -= (Math.log(1 - random()) * 1000) / perSecond;
    yield atMs;
  }
}
