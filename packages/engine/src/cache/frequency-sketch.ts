import { mixed } from './key-hash.ts';

const rows = 4;
/** Four bits a counter. */
const most = 15;
/** Counters in each row for an object. */
const countersEach = 4;
/** Requests for each object after which all that was counted is halved. */
const sampleEach = 10;

/**
 * How often something was asked for lately, roughly: the count-min sketch with minimal increment and ageing of Einziger,
 * Friedman and Manes, "TinyLFU: A Highly Efficient Cache Admission Policy", ACM TOS 2017. Counters of four bits in four
 * rows, 8 bytes an object; after ten requests an object all counters are halved, so that what was popular once gives
 * way. It never tells less than what was counted since, up to 15.
 */
export class FrequencySketch {
  private objects = 1024;
  private table = new Uint8Array((rows * countersEach * this.objects) / 2);
  private counted = 0;

  /** Counts a request for what has the hash. */
  add(hash: number): void {
    const before = this.estimate(hash);
    if (before < most) {
      for (let row = 0; row < rows; row++) {
        const at = this.counter(hash, row);
        if (this.read(at) === before) this.table[at >> 1]! += at & 1 ? 16 : 1;
      }
    }
    this.counted += 1;
    if (this.counted >= sampleEach * this.objects) this.age();
  }

  estimate(hash: number): number {
    let least = most;
    for (let row = 0; row < rows; row++) {
      least = Math.min(least, this.read(this.counter(hash, row)));
    }
    return least;
  }

  /** Makes it wide enough for so many objects. What was counted stays: each half of a row gets a copy. */
  reach(objects: number): void {
    while (this.objects < objects) {
      const width = this.table.length / rows;
      const wider = new Uint8Array(this.table.length * 2);
      for (let half = 0; half < 2 * rows; half++) {
        const row = half >> 1;
        wider.set(this.table.subarray(row * width, (row + 1) * width), half * width);
      }
      this.table = wider;
      this.objects *= 2;
    }
  }

  private age(): void {
    this.counted >>= 1;
    for (let at = 0; at < this.table.length; at++) this.table[at] = (this.table[at]! >> 1) & 0x77;
  }

  /** The counter of a row; its low bits are those of a hash of its own, so that a wider row leads to a copy. */
  private counter(hash: number, row: number): number {
    const width = countersEach * this.objects;
    return row * width + (mixed(hash + Math.imul(row + 1, 0x9e3779b1)) & (width - 1));
  }

  private read(at: number): number {
    const pair = this.table[at >> 1]!;
    return at & 1 ? pair >> 4 : pair & 15;
  }
}
