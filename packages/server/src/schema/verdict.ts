import { z } from 'zod';
import { ListenerQuery } from './listener.ts';

export const VerdictKind = z.enum(['love', 'like', 'dislike', 'hide', 'not-now']);

const target = {
  song: z.int().positive().optional(),
  artist: z.int().positive().optional(),
};

const oneTarget = (value: { song?: number | undefined; artist?: number | undefined }) =>
  (value.song === undefined) !== (value.artist === undefined);

const kinds = VerdictKind.options;

/** Which verdicts are told. */
export const VerdictsQuery = ListenerQuery.extend({
  kind: z
    .union([VerdictKind, z.array(VerdictKind).max(kinds.length)])
    .default([...kinds])
    .describe('Only these'),
});

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

export const Verdicts = z
  .object({
    verdicts: z.array(
      Verdict.extend({
        title: z.string().nullable().describe('Of the song; null where it is about an artist'),
        artistName: z.string().nullable().describe('Of the song or of the artist'),
      }).meta({ id: 'NamedVerdict' }),
    ),
  })
  .meta({ id: 'Verdicts' });
