import { z } from 'zod';
import { ListenerQuery } from './listener.ts';

export const VerdictKind = z.enum(['love', 'like', 'dislike', 'hide', 'not-now']);

const target = {
  song: z.int().positive().optional(),
  artist: z.int().positive().optional(),
};

const oneTarget = (value: { song?: number | undefined; artist?: number | undefined }) =>
  (value.song === undefined) !== (value.artist === undefined);

/** Which verdict is taken back. */
export const VerdictQuery = ListenerQuery.extend({
  song: z.coerce.number().int().positive().optional(),
  artist: z.coerce.number().int().positive().optional(),
}).refine(oneTarget, 'name either a song or an artist');

export const NewVerdict = z
  .strictObject({ ...target, kind: VerdictKind })
  .refine(oneTarget, 'name either a song or an artist')
  .meta({ id: 'NewVerdict' });

export const Verdict = z
  .object({
    kind: VerdictKind,
    song: z.int().nullable(),
    artist: z.int().nullable(),
    at: z.number(),
  })
  .meta({ id: 'Verdict' });
