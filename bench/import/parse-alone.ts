import { createReadStream } from 'node:fs';
import { exportFormats } from '@echotune/formats';

/** Seconds that a format needs to read a file, and how many records it finds. */
export async function parseAlone(
  formatName: string,
  path: string,
): Promise<{ seconds: number; records: number }> {
  const format = exportFormats.find(({ name }) => name === formatName);
  if (format === undefined) throw new Error(`There is no format ${formatName}`);
  const begun = performance.now();
  let records = 0;
  for await (const batch of format.parse(createReadStream(path, { highWaterMark: 1 << 20 }))) {
    records += batch.length;
  }
  return { seconds: (performance.now() - begun) / 1000, records };
}
