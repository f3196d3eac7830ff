import type { Random } from '@echotune/engine';
import { normal } from './chance.ts';

/** Every day one listener in ten turns from what they are taken with to something else. */
const turn = 0.1;

/**
 * What kinds each listener plays: a mixture of their own, far from everybody's, and a kind that they are taken
 * with for days on end. So plays of a listener hang together, within a day and from day to day.
 */
export class Habit {
  readonly kinds: number;
  private readonly random: Random;
  private readonly cumulated: Float32Array;
  private readonly takenWith: Uint8Array;
  private readonly strength: Float32Array;

  constructor(listeners: number, kinds: number, random: Random) {
    this.kinds = kinds;
    this.random = random;
    this.cumulated = new Float32Array(listeners * kinds);
    this.takenWith = new Uint8Array(listeners);
    this.strength = new Float32Array(listeners);
    for (let listener = 0; listener < listeners; listener++) this.found(listener);
  }

  /** A habit of its own for a listener. */
  private found(listener: number): void {
    const { kinds } = this;
    // Kinds are unequal (1 / rank), listeners more so.
    const weights = Array.from(
      { length: kinds },
      (_, k) => Math.exp(normal(this.random)) / (k + 1),
    );
    const sum = weights.reduce((all, weight) => all + weight, 0);
    let below = 0;
    for (const [kind, weight] of weights.entries()) {
      below += weight / sum;
      this.cumulated[listener * kinds + kind] = below;
    }
    this.strength[listener] = 0.5 * this.random();
    this.takenWith[listener] = this.ownKind(listener);
  }

  pass(listener: number): void {
    if (this.random() < turn) this.takenWith[listener] = this.ownKind(listener);
  }

  draw(listener: number): number {
    const isTaken = this.random() < this.strength[listener]!;
    return isTaken ? this.takenWith[listener]! : this.ownKind(listener);
  }

  private ownKind(listener: number): number {
    const from = listener * this.kinds;
    const place = this.random();
    let kind = 0;
    while (kind < this.kinds - 1 && place >= this.cumulated[from + kind]!) kind += 1;
    return kind;
  }
}
