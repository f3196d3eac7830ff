import { type Counted, countsOf, type Values, values } from './day.ts';

/** The last days, summed up. */
export class Window {
  private readonly days: Counted[] = [];
  private readonly sums: Omit<Counted, 'values'>;
  private readonly length: number;

  constructor(listeners: number, length: number) {
    this.sums = countsOf(listeners);
    this.length = length;
  }

  /** Takes in a day, and lets go of the oldest. */
  add(day: Counted): void {
    this.days.push(day);
    this.count(day, 1);
    const oldest = this.days.length > this.length ? this.days.shift() : undefined;
    if (oldest !== undefined) this.count(oldest, -1);
  }

  /** The sums are the window's own: they change with the next day. */
  counted(): Counted {
    return {
      ...this.sums,
      values: values.map((_, at) => joined(this.days.map((day) => day.values[at]!))),
    };
  }

  private count(day: Counted, sign: number): void {
    for (const part of ['kinds', 'tries', 'hits'] as const) {
      for (const [at, column] of day[part].entries()) {
        const sum = this.sums[part][at]!;
        for (let cell = 0; cell < column.length; cell++) sum[cell]! += sign * column[cell]!;
      }
    }
  }
}

function joined(parts: readonly Values[]): Values {
  const length = parts.reduce((sum, part) => sum + part.values.length, 0);
  const all = { listeners: new Int32Array(length), values: new Float64Array(length) };
  let at = 0;
  for (const part of parts) {
    all.listeners.set(part.listeners, at);
    all.values.set(part.values, at);
    at += part.values.length;
  }
  return all;
}
