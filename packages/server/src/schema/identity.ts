import { z } from 'zod';

const id = z.int().positive();
const text = z.string().trim().min(1).max(500);

/** What somebody decides about names; the first named is what changes. */
export const NewDecision = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('merge-songs'), songId: id, intoId: id }),
    z.strictObject({ kind: z.literal('merge-artists'), artistId: id, intoId: id }),
    z.strictObject({ kind: z.literal('part-track'), trackId: id }),
    z.strictObject({ kind: z.literal('move-track'), trackId: id, songId: id }),
    z.strictObject({ kind: z.literal('rename-song'), songId: id, title: text }),
    z.strictObject({ kind: z.literal('rename-artist'), artistId: id, name: text }),
    z.strictObject({
      kind: z.literal('split-artist'),
      artistId: id,
      names: z.array(text).min(2).max(50).describe('The main artist first'),
    }),
    z.strictObject({ kind: z.literal('different-songs'), songId: id, otherId: id }),
    z.strictObject({ kind: z.literal('different-artists'), artistId: id, otherId: id }),
  ])
  .meta({ id: 'NewDecision' });

export const Decision = z
  .object({
    id: z.int(),
    kind: z.string(),
    subjectId: z.int(),
    objectId: z.int().nullable(),
    text: z.string().nullable(),
    subject: z.string(),
    object: z.string().nullable(),
    by: z.string(),
    at: z.number(),
    undoneAt: z.number().nullable(),
  })
  .meta({ id: 'Decision' });

export const Decisions = z.object({ decisions: z.array(Decision) }).meta({ id: 'Decisions' });

const Named = z.object({ id: z.int(), name: z.string() });

export const ReviewPairs = z
  .object({
    pairs: z.array(
      z.object({
        kind: z.enum(['songs', 'artists', 'split']),
        a: Named,
        b: Named,
        parts: z.array(z.string()).describe('Of a split the names of the artists; else none'),
        reason: z.string(),
        score: z.number(),
        plays: z.int(),
      }),
    ),
  })
  .describe('Names that may mean one thing, the most played first')
  .meta({ id: 'ReviewPairs' });
