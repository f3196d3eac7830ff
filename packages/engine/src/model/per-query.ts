import type { Query } from './model.ts';

/**
 * What is worked out of a question once, for as long as the caller keeps the question: whoever scores is
 * asked for reasons next. Worked out anew when the log has grown.
 */
export class PerQuery<T> {
  private readonly known = new WeakMap<Query, { readonly playCount: number; readonly value: T }>();
  private readonly work: (query: Query) => T;

  constructor(work: (query: Query) => T) {
    this.work = work;
  }

  of(query: Query): T {
    const playCount = query.plays.length;
    const known = this.known.get(query);
    if (known?.playCount === playCount) return known.value;
    const value = this.work(query);
    this.known.set(query, { playCount, value });
    return value;
  }
}
