const meanDecay = 0.9;
const squareDecay = 0.999;

/** Adam (Kingma and Ba, ICLR 2015), upwards, over numbers that stay at least 0. */
export class Climb {
  readonly at: Float64Array;
  private readonly rate: number;
  private readonly mean: Float64Array;
  private readonly square: Float64Array;
  private steps = 0;

  constructor(from: Float64Array, rate: number) {
    this.at = from.slice();
    this.rate = rate;
    this.mean = new Float64Array(from.length);
    this.square = new Float64Array(from.length);
  }

  step(gradient: Float64Array): void {
    this.steps += 1;
    const warm = 1 - meanDecay ** this.steps;
    const warmSquare = 1 - squareDecay ** this.steps;
    for (let k = 0; k < gradient.length; k++) {
      this.mean[k] = meanDecay * this.mean[k]! + (1 - meanDecay) * gradient[k]!;
      this.square[k] = squareDecay * this.square[k]! + (1 - squareDecay) * gradient[k]! ** 2;
      const by = this.mean[k]! / warm / (Math.sqrt(this.square[k]! / warmSquare) + 1e-8);
      this.at[k] = Math.max(0, this.at[k]! + this.rate * by);
    }
  }
}
