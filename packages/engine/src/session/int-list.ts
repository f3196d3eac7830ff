/** A column of 32-bit integers that grows by doubling, so that an append costs constant time on average. */
export class IntList {
  length = 0;
  /** Spare places behind `length` hold anything. Replaced when it grows: do not keep it. */
  values: Int32Array;

  constructor(capacity = 16) {
    this.values = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length) this.reach(this.length + 1);
    this.values[this.length++] = value;
  }

  /** Takes the last one off; there is one. */
  pop(): number {
    this.length -= 1;
    return this.values[this.length]!;
  }

  /** The integer at a place, or `otherwise` where the list does not reach. */
  at(place: number, otherwise: number): number {
    return place < this.length ? this.values[place]! : otherwise;
  }

  /** Makes the list at least `length` long; new places hold `value`. */
  pad(length: number, value: number): void {
    if (length <= this.length) return;
    this.reach(length);
    this.values.fill(value, this.length, length);
    this.length = length;
  }

  /** The integers without the spare places, as a copy. */
  trimmed(): Int32Array {
    return this.values.slice(0, this.length);
  }

  private reach(capacity: number): void {
    if (capacity <= this.values.length) return;
    const wider = new Int32Array(Math.max(16, capacity, this.values.length * 2));
    wider.set(this.values);
    this.values = wider;
  }
}
