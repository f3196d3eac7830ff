import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';

/** A tar archive in memory, entries in the order given. */
export function tarOf(files: readonly (readonly [string, string | Uint8Array])[]): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of files) archive.entry({ name }, Buffer.from(content));
  archive.finalize();
  return buffer(archive);
}
