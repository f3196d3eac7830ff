import { z } from 'zod';

const mostListens = 1000;
const usualListens = 25;

const Seconds = z
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER / 1000);
const Timestamp = z.coerce.number().pipe(Seconds);

/** In a body nothing is a time but a number, or its digits. */
const ToldTimestamp = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .pipe(Seconds);

export const UserParams = z.object({ user: z.string() });

export const ListensQuery = z.object({
  count: z.coerce
    .number()
    .int()
    .min(0)
    .default(usualListens)
    .transform((count) => Math.min(count, mostListens)),
  min_ts: Timestamp.optional(),
  max_ts: Timestamp.optional(),
});

export const TokenQuery = z.object({ token: z.string().optional() });
export const LatestImportQuery = z.object({ user_name: z.string().optional() });

export const LatestImport = z.object({ ts: ToldTimestamp });
export const DeletedListen = z.object({ listened_at: ToldTimestamp, recording_msid: z.string() });
export const Feedback = z.object({
  recording_mbid: z.string().nullish(),
  recording_msid: z.string().nullish(),
  score: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
});
