import { Worker } from 'node:worker_threads';
import { EngineError } from '../error.ts';
import { type Board, control, mostThreads, newBoard, takeShare } from './board.ts';
import { compileKernels, type KernelName, type Kernels, kernelsOn } from './kernels.ts';

const pageBytes = 65_536;
const maximumPages = 65_536;

/** Where a column lies in the pool's memory, in bytes. */
export type Address = number;

/**
 * Memory that kernels work on, and threads that work on it together. A kernel runs over rows 0 … n − 1
 * in chunks that whoever is free takes; a row's result does not depend on who computed it, so the
 * answer is the same, bit for bit, for any number of threads. The calling thread takes its share and
 * returns when all is done. Memory is given out upward and never given back: it goes with the pool.
 */
export class KernelPool {
  readonly threads: number;
  private readonly memory: WebAssembly.Memory;
  private readonly kernels: Kernels;
  private readonly board: Board;
  private readonly workers: readonly Worker[];
  private readonly scratch: Address[] = [];
  private scratchBytes = 0;
  private used = pageBytes;

  constructor(threads = 1) {
    this.threads = Math.min(threads, mostThreads);
    this.memory = new WebAssembly.Memory({ initial: 1, maximum: maximumPages, shared: true });
    const module = compileKernels();
    this.kernels = kernelsOn(this.memory, module);
    this.board = newBoard();
    this.workers = Array.from({ length: this.threads - 1 }, (_, index) => {
      const workerData = {
        module,
        memory: this.memory,
        board: this.board.shared,
        share: index + 1,
      };
      const worker = new Worker(new URL('./pool-worker.ts', import.meta.url), { workerData });
      worker.unref();
      return worker;
    });
  }

  /** Room for so many float32 numbers (or half as many float64), zero; its address is a multiple of 16. */
  floats(length: number): Address {
    return this.room(length * 4);
  }

  /** A copy of a column in the pool's memory. */
  place(column: Float32Array | Int32Array | Int16Array | Int8Array): Address {
    const address = this.room(column.byteLength);
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    new Uint8Array(this.memory.buffer, address, column.byteLength).set(bytes);
    return address;
  }

  /** The numbers at an address, until more room is asked for. */
  view(address: Address, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, length);
  }

  /** The same as int16. */
  shorts(address: Address, length: number): Int16Array {
    return new Int16Array(this.memory.buffer, address, length);
  }

  /** The same as float64. */
  doubles(address: Address, length: number): Float64Array {
    return new Float64Array(this.memory.buffer, address, length);
  }

  /** The same as int32. */
  ints(address: Address, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, address, length);
  }

  /** Makes sure that every thread has that much scratch space. */
  needScratch(bytes: number): void {
    if (bytes <= this.scratchBytes) return;
    this.scratchBytes = bytes;
    for (let share = 0; share < this.threads; share++) this.scratch[share] = this.room(bytes);
  }

  /** Runs a kernel over rows 0 … rows − 1, `chunk` rows at a time. */
  run(kernel: KernelName, rows: number, chunk: number, args: readonly number[]): void {
    const { board } = this;
    control.publish(board, { kernel, rows, chunk, scratch: this.scratch, args });
    takeShare(board, this.kernels, 0);
    control.finish(board);
  }

  /** Ends the threads. */
  close(): void {
    control.end(this.board);
    for (const worker of this.workers) void worker.terminate();
  }

  private room(bytes: number): Address {
    const address = this.used;
    this.used += Math.ceil(bytes / 16) * 16;
    const missing = Math.ceil((this.used - this.memory.buffer.byteLength) / pageBytes);
    if (missing > 0) this.grow(missing);
    return address;
  }

  private grow(pages: number): void {
    try {
      this.memory.grow(pages);
    } catch (cause) {
      throw new EngineError('out-of-memory', 'The kernels need more than 4 GiB.', { cause });
    }
  }
}
