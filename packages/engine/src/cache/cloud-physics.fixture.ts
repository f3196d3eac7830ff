import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { testData } from '../../../../tests/parts.ts';
import type { RequestTrace } from './request-trace.ts';
import { TraceBuilder } from './trace-builder.ts';

/**
 * The public CloudPhysics sample as libCacheSim's tests read it: the block number is the key, and an object keeps the
 * size that it is first seen with (4,368,040,448 bytes in all; the file's own sizes are 4,205,978,112).
 */
export function cloudPhysics(): RequestTrace {
  const packed = readFileSync(join(testData, 'cachetrace/cloudphysics.csv.gz'));
  const [, ...lines] = gunzipSync(packed).toString('latin1').trim().split('\n');
  const sizes = new Map<number, number>();
  const builder = new TraceBuilder();
  for (const line of lines) {
    const [, time, , size, block] = line.split(',').map(Number);
    const bytes = sizes.get(block!) ?? size!;
    sizes.set(block!, bytes);
    builder.request({ atMs: time!, key: block!, namespace: 0, bytes, costMs: 1 });
  }
  return builder.build();
}
