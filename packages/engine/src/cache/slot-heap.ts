/** Slots by a rank and, among equals, an order: the lowest is on top. A binary heap, O(log n) for each change. */
export class SlotHeap {
  private slots = new Int32Array(16);
  /** By slot: its place in the heap, its rank and its order. */
  private places = new Int32Array(16);
  private ranks = new Float64Array(16);
  private orders = new Float64Array(16);
  private size = 0;

  /** The slot of the lowest rank; there is one. */
  get top(): number {
    return this.slots[0]!;
  }

  rankOf(slot: number): number {
    return this.ranks[slot]!;
  }

  add(slot: number, rank: number, order: number): void {
    if (slot >= this.ranks.length) this.widen(slot + 1);
    this.ranks[slot] = rank;
    this.orders[slot] = order;
    this.rise(this.size++, slot);
  }

  /** Gives a slot that is there another rank. */
  change(slot: number, rank: number, order: number): void {
    this.ranks[slot] = rank;
    this.orders[slot] = order;
    this.settle(this.places[slot]!, slot);
  }

  remove(slot: number): void {
    const place = this.places[slot]!;
    this.size -= 1;
    const last = this.slots[this.size]!;
    if (last !== slot) this.settle(place, last);
  }

  /** Brings a slot to where it belongs, from a place that is free for it. */
  private settle(place: number, slot: number): void {
    const risen = this.rise(place, slot);
    if (risen === place) this.sink(place, slot);
  }

  private rise(from: number, slot: number): number {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.isBefore(slot, this.slots[parent]!)) break;
      this.put(place, this.slots[parent]!);
      place = parent;
    }
    this.put(place, slot);
    return place;
  }

  private sink(from: number, slot: number): void {
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && this.isBefore(this.slots[child + 1]!, this.slots[child]!))
        child++;
      if (!this.isBefore(this.slots[child]!, slot)) break;
      this.put(place, this.slots[child]!);
      place = child;
    }
    this.put(place, slot);
  }

  private put(place: number, slot: number): void {
    this.slots[place] = slot;
    this.places[slot] = place;
  }

  private isBefore(one: number, other: number): boolean {
    const difference = this.ranks[one]! - this.ranks[other]!;
    return difference < 0 || (difference === 0 && this.orders[one]! < this.orders[other]!);
  }

  private widen(atLeast: number): void {
    const length = Math.max(atLeast, this.ranks.length * 2);
    const wider = <T extends Int32Array | Float64Array>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    this.slots = wider(new Int32Array(length), this.slots);
    this.places = wider(new Int32Array(length), this.places);
    this.ranks = wider(new Float64Array(length), this.ranks);
    this.orders = wider(new Float64Array(length), this.orders);
  }
}
