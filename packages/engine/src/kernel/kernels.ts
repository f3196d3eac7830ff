import { moduleBytes } from './module.ts';

/**
 * Works on rows `from` … `to` − 1 with its thread's scratch space; `packages/engine/kernels` says what
 * the other arguments are.
 */
export type Kernel = (
  from: number,
  to: number,
  scratch: number,
  ...args: readonly number[]
) => void;

/** Threads call a kernel by its place in this list. */
export const kernelNames = [
  ...(['addProduct', 'collectAbove', 'collectFloats', 'gram'] as const),
  ...(['scoreBytes', 'scoreListed', 'scoreRows'] as const),
  ...(['solveNeighbourhoods', 'solveRows'] as const),
] as const;

export type KernelName = (typeof kernelNames)[number];

export type Kernels = Readonly<Record<KernelName, Kernel>>;

/** The compiled kernels, for every thread of a pool. */
export function compileKernels(): WebAssembly.Module {
  return new WebAssembly.Module(moduleBytes());
}

/** The kernels on a memory. */
export function kernelsOn(memory: WebAssembly.Memory, module: WebAssembly.Module): Kernels {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const named = (name: KernelName): Kernel => {
    const kernel = exports[name];
    if (kernel === undefined) throw new RangeError(`There is no kernel ${name}`);
    return kernel;
  };
  return {
    addProduct: named('addProduct'),
    collectAbove: named('collectAbove'),
    collectFloats: named('collectFloats'),
    gram: named('gram'),
    scoreBytes: named('scoreBytes'),
    scoreListed: named('scoreListed'),
    scoreRows: named('scoreRows'),
    solveNeighbourhoods: named('solveNeighbourhoods'),
    solveRows: named('solveRows'),
  };
}
