import { createHash } from 'node:crypto';
import { z } from 'zod';

/** How far somebody was told what happens to a listener. Stored as JSON, so that a restart goes on from it. */
export const Mark = z.object({
  profileVersion: z.int(),
  newestPlay: z.int(),
  /** Digest of the track; null where nothing played. */
  playing: z.string().nullable(),
  trainingRuns: z.boolean(),
  newestJob: z.int(),
  /** Jobs that had not ended, with a digest of what was told of each. */
  jobs: z.record(z.string(), z.string()),
  /** Version of each. */
  playlists: z.record(z.string(), z.int()),
  /** Of the instance; null where it is not told. */
  instance: z.object({ newestAlert: z.int(), deprecations: z.array(z.string()) }).nullable(),
});
export type Mark = z.output<typeof Mark>;

export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
}
