import type { Evidence } from './evidence.ts';
import type { Cue } from './running-session.ts';

/** What the plays of the running session add to one item's score. */
export class Shares {
  private readonly values = new Map<number, number>();

  /** Adds `scale` times a piece of evidence; what it owes to a pair of plays is halved between the two. */
  add(cue: Cue, { weight, pairShare }: Evidence, scale: number): void {
    const value = scale * weight;
    this.addTo(cue.play, value * (1 - pairShare / 2));
    this.addTo(cue.play - 1, (value * pairShare) / 2);
  }

  /** Hands `take` what each play adds in all. */
  each(take: (value: number, play: number) => void): void {
    for (const [play, value] of this.values) take(value, play);
  }

  private addTo(play: number, value: number): void {
    if (value > 0) this.values.set(play, (this.values.get(play) ?? 0) + value);
  }
}
