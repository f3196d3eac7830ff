import { BoundedPolicy } from './bounded-policy.ts';
import { type RequestTrace, traceEvent } from './request-trace.ts';
import { SlotHeap } from './slot-heap.ts';

/**
 * Bélády's MIN ("A study of replacement algorithms for a virtual-storage computer", IBM Systems Journal 1966) with sizes
 * as libCacheSim has them: what is asked for again latest goes first, until the new object fits, which is always taken
 * in. Of what is never asked for again the largest goes first. For objects of one size no policy that takes in
 * everything has more hits; for objects of many sizes it is a yardstick and no bound. It has to be touched for each
 * request of the trace, in its order.
 */
export class Belady extends BoundedPolicy<number> {
  private readonly order = new SlotHeap();
  private readonly next: Float64Array;
  private request = -1;

  constructor(capacity: number, trace: RequestTrace) {
    super(capacity, 1);
    this.next = nextRequests(trace);
  }

  override touch(object: number): boolean {
    this.request += 1;
    return super.touch(object);
  }

  protected hit(slot: number): void {
    this.order.change(slot, -this.next[this.request]!, -this.queues.sizeAt(slot));
  }

  protected place(object: number, bytes: number): readonly number[] {
    const slot = this.queues.add(object, bytes, 0);
    this.order.add(slot, -this.next[this.request]!, -bytes);
    return this.makeRoom(0);
  }

  protected evict(): number {
    return this.letGo(this.order.top);
  }

  protected override letGo(slot: number): number {
    this.order.remove(slot);
    return super.letGo(slot);
  }
}

/** By request: the number of the next one for the same object, Infinity where there is none. */
function nextRequests(trace: RequestTrace): Float64Array {
  const next = new Float64Array(trace.rows);
  const seen = new Float64Array(trace.keys.length).fill(Number.POSITIVE_INFINITY);
  let request = trace.events.reduce((sum, event) => sum + Number(event === traceEvent.request), 0);
  for (let row = trace.rows - 1; row >= 0; row--) {
    if (trace.events[row] !== traceEvent.request) continue;
    request -= 1;
    const object = trace.objects[row]!;
    next[request] = seen[object]!;
    seen[object] = request;
  }
  return next;
}
