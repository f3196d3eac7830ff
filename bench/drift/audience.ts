import { type Random, seededRandom } from '@echotune/engine';
import { binomial, clamp, normal, poisson } from './chance.ts';

/** Tries and hits of every listener, summed up. */
export interface Totals {
  readonly tries: Int32Array;
  readonly hits: Int32Array;
}

export const noTotals = (listeners: number): Totals => ({
  tries: new Int32Array(listeners),
  hits: new Int32Array(listeners),
});

/**
 * Listeners and what they accept: 30 % on average, between almost nothing and two thirds, with moods that last
 * for days and pauses of days. A session shows ten songs.
 */
export class Audience {
  readonly random: Random;
  private readonly listeners: number;
  private readonly usual: Float64Array;
  private readonly mood: Float64Array;
  private readonly isActive: Uint8Array;

  constructor(listeners: number, seed: number) {
    const random = seededRandom(seed);
    const each = (make: () => number) => Float64Array.from({ length: listeners }, make);
    this.listeners = listeners;
    this.random = random;
    this.usual = each(() => clamp(0.3 + 0.12 * normal(random)));
    this.mood = each(() => normal(random));
    this.isActive = Uint8Array.from({ length: listeners }, () => (random() < 0.5 ? 1 : 0));
  }

  passNight(): void {
    for (let listener = 0; listener < this.listeners; listener++) {
      this.mood[listener] = 0.8 * this.mood[listener]! + 0.6 * normal(this.random);
      if (this.random() < 0.1) this.isActive[listener] = 1 - this.isActive[listener]!;
    }
  }

  /** So many sessions a listener, on average of those who are not pausing; `factorOf` is what a model does to them. */
  listen(sessions: number, into: Totals, factorOf: (listener: number) => number): void {
    for (let listener = 0; listener < this.listeners; listener++) {
      if (this.isActive[listener] === 0) continue;
      const shown = 10 * poisson(sessions, this.random);
      if (shown === 0) continue;
      const usual = clamp(this.usual[listener]! + 0.05 * this.mood[listener]!);
      into.tries[listener]! += shown;
      into.hits[listener]! += binomial(shown, clamp(usual * factorOf(listener)), this.random);
    }
  }
}
