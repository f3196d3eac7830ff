import { type KernelName, type Kernels, kernelNames } from './kernels.ts';

/**
 * What the threads of a pool agree by: 16 int32 words, then float64 arguments. A thread that wakes says
 * that it is at work before it looks whether work is open, and the pool closes the work before it waits
 * for those at work: so nobody writes after `finish` returned, and nobody has to be waited for who has
 * not even started.
 */
export interface Board {
  readonly shared: SharedArrayBuffer;
  readonly words: Int32Array;
  readonly numbers: Float64Array;
}

/** A kernel over rows, as it is posted. `scratch` is one address for each thread. */
export interface Work {
  readonly kernel: KernelName;
  readonly rows: number;
  readonly chunk: number;
  readonly scratch: readonly number[];
  readonly args: readonly number[];
}

const wordCount = 16;
const mostArguments = 16;
/** Whose scratch addresses a board has room for. */
export const mostThreads = 64;

const at = {
  /** Counts the works posted; threads sleep on it. */
  posted: 0,
  isOpen: 1,
  working: 2,
  nextRow: 3,
  rows: 4,
  chunk: 5,
  kernel: 6,
  argumentCount: 7,
  hasEnded: 8,
  failed: 9,
} as const;

export function boardOn(shared: SharedArrayBuffer): Board {
  return {
    shared,
    words: new Int32Array(shared, 0, wordCount),
    numbers: new Float64Array(shared, wordCount * 4),
  };
}

export function newBoard(): Board {
  return boardOn(new SharedArrayBuffer(wordCount * 4 + (mostArguments + mostThreads) * 8));
}

/** Takes chunks until none is left. `share` is which of the scratch spaces is this thread's. */
export function takeShare({ words, numbers }: Board, kernels: Kernels, share: number): void {
  const name = kernelNames[Atomics.load(words, at.kernel)]!;
  const rows = Atomics.load(words, at.rows);
  const chunk = Atomics.load(words, at.chunk);
  const args = numbers.slice(0, Atomics.load(words, at.argumentCount));
  const scratch = numbers[mostArguments + share]!;
  for (;;) {
    const from = Atomics.add(words, at.nextRow, chunk);
    if (from >= rows) return;
    kernels[name](from, Math.min(rows, from + chunk), scratch, ...args);
  }
}

/** The pool's side. */
export const control = {
  publish({ words, numbers }: Board, { kernel, rows, chunk, scratch, args }: Work): void {
    Atomics.store(words, at.kernel, kernelNames.indexOf(kernel));
    Atomics.store(words, at.rows, rows);
    Atomics.store(words, at.chunk, chunk);
    Atomics.store(words, at.nextRow, 0);
    Atomics.store(words, at.argumentCount, args.length);
    numbers.set(args);
    numbers.set(scratch, mostArguments);
    Atomics.store(words, at.isOpen, 1);
    Atomics.add(words, at.posted, 1);
    Atomics.notify(words, at.posted);
  },
  /** Waits for the threads that are at work. Throws if one of them failed. */
  finish({ words }: Board): void {
    Atomics.store(words, at.isOpen, 0);
    for (;;) {
      const working = Atomics.load(words, at.working);
      if (working === 0) break;
      Atomics.wait(words, at.working, working);
    }
    if (Atomics.load(words, at.failed) > 0) throw new Error('A thread of the kernel pool failed.');
  },
  end({ words }: Board): void {
    Atomics.store(words, at.hasEnded, 1);
    Atomics.add(words, at.posted, 1);
    Atomics.notify(words, at.posted);
  },
} as const;

/** A worker's life: sleeps, helps, sleeps, until the pool ends. */
export function help(board: Board, kernels: Kernels, share: number): void {
  const { words } = board;
  let seen = 0;
  while (Atomics.load(words, at.hasEnded) === 0) {
    const posted = Atomics.load(words, at.posted);
    if (posted === seen) {
      Atomics.wait(words, at.posted, seen);
      continue;
    }
    seen = posted;
    Atomics.add(words, at.working, 1);
    try {
      if (Atomics.load(words, at.isOpen) === 1) takeShare(board, kernels, share);
    } catch (cause) {
      Atomics.add(words, at.failed, 1);
      throw cause;
    } finally {
      Atomics.sub(words, at.working, 1);
      Atomics.notify(words, at.working);
    }
  }
}
