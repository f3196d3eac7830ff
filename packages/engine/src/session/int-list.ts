/** A column of 32-bit integers that grows by doubling, so that an append costs constant time on average. */
export class IntList {
  length = 0;
  /** Spare places behind `length` hold anything. Replaced when it grows: do not keep it. */
  values: Int32Array;

  constructor(capacity = 16) {
    this.values = new Int32Array(capacity);
  }

  push(value: number): void {
    this.pad(this.length + 1, value);
  }

  /** The integer at a place, or `otherwise` where the list does not reach. */
  at(place: number, otherwise: number): number {
    return place < this.length ? this.values[place]! : otherwise;
  }

  /** Makes the list at least `length` long; new places hold `value`. */
  pad(length: number, value: number): void {
    if (length > this.values.length) {
      const wider = new Int32Array(Math.max(16, length, this.values.length * 2));
      wider.set(this.values);
      this.values = wider;
    }
    if (length > this.length) {
      this.values.fill(value, this.length, length);
      this.length = length;
    }
  }

  /** The integers without the spare places, as a copy. */
  trimmed(): Int32Array {
    return this.values.slice(0, this.length);
  }
}
