import type { AddTo, Model, Query } from './model.ts';

export interface Share {
  readonly model: Model;
  readonly weight: number;
}

/** A component that speaks: its part of the mixture and its largest score. */
interface Voice {
  readonly model: Model;
  readonly part: number;
  readonly largest: number;
  readonly scores: Float64Array;
}

/**
 * Several models as one: each is normalised to a largest score of 1, and the weights of those with nothing
 * to say go to the others. So the mixture's scores are 0 … 1.
 */
export class Mixture {
  private readonly voices: readonly Voice[];

  constructor(shares: readonly Share[], query: Query) {
    const speaking = shares.flatMap(({ model, weight }) => {
      const scores = model.score(query);
      let largest = 0;
      for (let item = 0; item < scores.length; item++) {
        if (scores[item]! > largest) largest = scores[item]!;
      }
      return largest > 0 && weight > 0 ? [{ model, weight, largest, scores }] : [];
    });
    const whole = speaking.reduce((sum, { weight }) => sum + weight, 0);
    this.voices = speaking.map(({ weight, ...voice }) => ({ ...voice, part: weight / whole }));
  }

  /** Adds the mixture to `into`. */
  addTo(into: Float64Array): void {
    for (const { scores, part, largest } of this.voices) {
      for (let item = 0; item < scores.length; item++) {
        if (scores[item]! > 0) into[item]! += (scores[item]! / largest) * part;
      }
    }
  }

  /** Hands `add` the addends of what `addTo` adds to an item. */
  explain(query: Query, item: number, add: AddTo): void {
    for (const { model, part, largest } of this.voices) {
      const scale = part / largest;
      model.explain(query, item, (source, value, play) => add(source, value * scale, play));
    }
  }
}
