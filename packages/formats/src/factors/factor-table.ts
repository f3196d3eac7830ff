import { FormatError } from '../error.ts';

/** Factors that another program made: of each id `rank` numbers, one after the other. */
export interface FactorTable {
  /** Each once, in the order of the file. */
  readonly ids: Int32Array;
  readonly rank: number;
  /** All finite. */
  readonly rows: Float32Array;
}

/** More than that nobody is folded in with in time. */
export const mostFactors = 512;
const mostId = 2 ** 31 - 1;

/**
 * Takes factors row by row. Every method throws FormatError, which names the row as `record`, counted from 1:
 * 'bad-number' for an id that is none or was there, and a factor that float32 does not hold; 'wrong-shape'
 * for rows of another length, or of none, or of more than `mostFactors`.
 */
export class FactorTableBuilder {
  private readonly rowOf = new Map<number, number>();
  private rank = 0;
  private before = 0;
  private rows = new Float32Array(0);

  get length(): number {
    return this.rowOf.size;
  }

  /** Rows are counted anew from here on. */
  nextFile(): void {
    this.before = this.length;
  }

  add(id: number, factors: ArrayLike<number>): void {
    const row = this.length;
    if (!Number.isInteger(id) || id < 0 || id > mostId) {
      throw this.fault('bad-number', `${id} is no id`);
    }
    if (this.rowOf.has(id)) throw this.fault('bad-number', `the id ${id} is that of another row`);
    if (row === 0) this.begin(factors.length);
    if (factors.length !== this.rank) {
      const found = `${factors.length} factors, and those before it ${this.rank}`;
      throw this.fault('wrong-shape', `the row has ${found}`);
    }
    const from = row * this.rank;
    if (from + this.rank > this.rows.length) this.grow();
    for (let f = 0; f < this.rank; f++) {
      const value = Math.fround(factors[f] ?? Number.NaN);
      if (!Number.isFinite(value)) {
        throw this.fault('bad-number', `factor ${f + 1} is ${factors[f]}`);
      }
      this.rows[from + f] = value;
    }
    this.rowOf.set(id, row);
  }

  /** All of them, once. */
  build(): FactorTable {
    const rows = this.rows.subarray(0, this.length * this.rank);
    return { ids: Int32Array.from(this.rowOf.keys()), rank: this.rank, rows };
  }

  private begin(rank: number): void {
    if (rank < 1 || rank > mostFactors) {
      throw this.fault('wrong-shape', `a row has 1 … ${mostFactors} factors, not ${rank}`);
    }
    this.rank = rank;
  }

  private grow(): void {
    const larger = new Float32Array(Math.max(1024 * this.rank, 2 * this.rows.length));
    larger.set(this.rows);
    this.rows = larger;
  }

  private fault(code: 'bad-number' | 'wrong-shape', what: string): FormatError {
    const record = this.length - this.before + 1;
    return new FormatError(code, `row ${record}: ${what}`, { byte: 0, record });
  }
}
