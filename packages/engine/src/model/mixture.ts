import type { Contribution, Model, Query } from './model.ts';

export interface Share {
  readonly model: Model;
  readonly weight: number;
}

/** A component that speaks: its part of the mixture and its largest allowed score. */
interface Voice {
  readonly model: Model;
  readonly part: number;
  readonly largest: number;
  readonly scores: Float64Array;
}

/**
 * Several models as one on a part of the items: each is normalised to a largest score of 1 there, and
 * the weights of those with nothing to say go to the others. So the mixture's scores are 0 … 1.
 */
export class Mixture {
  private readonly voices: readonly Voice[];
  private readonly allowed: (item: number) => boolean;

  constructor(shares: readonly Share[], query: Query, allowed: (item: number) => boolean) {
    this.allowed = allowed;
    const speaking = shares.flatMap(({ model, weight }) => {
      const scores = model.score(query);
      let largest = 0;
      for (let item = 0; item < scores.length; item++) {
        if (scores[item]! > largest && allowed(item)) largest = scores[item]!;
      }
      return largest > 0 && weight > 0 ? [{ model, weight, largest, scores }] : [];
    });
    const whole = speaking.reduce((sum, { weight }) => sum + weight, 0);
    this.voices = speaking.map(({ weight, ...voice }) => ({ ...voice, part: weight / whole }));
  }

  /** Adds `scale` times the mixture to `into`. */
  addTo(into: Float64Array, scale: number): void {
    for (const { scores, part, largest } of this.voices) {
      for (let item = 0; item < scores.length; item++) {
        if (scores[item]! > 0 && this.allowed(item))
          into[item]! += (scores[item]! / largest) * part * scale;
      }
    }
  }

  /** The addends of what `addTo` adds to an item. */
  explain(query: Query, item: number, scale: number): Contribution[] {
    if (!this.allowed(item)) return [];
    return this.voices.flatMap(({ model, part, largest }) =>
      model
        .explain(query, item)
        .map((addend) => ({ ...addend, value: (addend.value / largest) * part * scale })),
    );
  }
}
