import { type Limits, usualLimits } from '../policy/limits.ts';

const minuteMs = 60_000;

/** The operator's own bucket. Pieces of files go and come, some megabytes each; somebody may wait for them. */
export const s3Limits: Limits = {
  ...usualLimits,
  ...{ provider: 's3', attempts: 4, attemptMs: 30_000, deadlineMs: minuteMs },
};

/** Models are put as one, some hundreds of megabytes at most. */
export const s3FileLimits: Limits = {
  ...usualLimits,
  ...{ provider: 's3-files', concurrency: 1, attemptMs: 5 * minuteMs, deadlineMs: 15 * minuteMs },
};

/** Bytes that are asked for at once of a longer object. */
export const s3PieceBytes = 8 * 1024 * 1024;
