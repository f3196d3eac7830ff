import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const source = new URL('../packages/engine/kernels/index.ts', import.meta.url);
const target = new URL('../packages/engine/src/kernel/module.ts', import.meta.url);
const folder = fileURLToPath(new URL('..', import.meta.url));

/** No relaxed SIMD: it differs by processor. No static data: many instances share one memory. */
const flags = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd,threads'],
  ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
];

/** The kernels of `packages/engine/kernels` as WebAssembly, in a module of text. */
export async function generateKernels(): Promise<{ path: string; text: string }> {
  const kept: { binary?: Uint8Array } = {};
  const entry = fileURLToPath(source).slice(folder.length);
  const { error, stderr } = await asc.main(
    [entry, '--baseDir', folder, '--outFile', 'kernels.wasm', ...flags],
    {
      writeFile(_name, contents) {
        if (typeof contents !== 'string') kept.binary = contents;
      },
    },
  );
  if (error || kept.binary === undefined) {
    throw new Error(`The kernels do not compile:\n${stderr.toString()}`, { cause: error });
  }
  const lines =
    Buffer.from(kept.binary)
      .toString('base64')
      .match(/.{1,96}/g) ?? [];
  const text = `// Compiled from packages/engine/kernels by bin/generate-kernels.ts.

/** The kernels as WebAssembly. */
export function moduleBytes(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
}

const base64 =
  \`${lines.join('\n')}\`.replaceAll('\\n', '');
`;
  return { path: fileURLToPath(target), text };
}
