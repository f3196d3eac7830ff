import { z } from 'zod';
import { ListenerQuery } from './listener.ts';
import { Shelf, ShelfName } from './recommendation.ts';
import { several, WishesQuery } from './wishes.ts';

export const ShelvesQuery = ListenerQuery.extend({
  limit: z.coerce.number().int().min(1).max(100).default(12),
});
const SongId = z.coerce.number().int().positive();
/** The dials, the wishes, and whose it is. */
export const ControlsQuery = ShelvesQuery.extend({
  ...WishesQuery.shape,
  familiarity: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      'For you, more like this, radio: 1 only songs heard before, 0 only new ones; default the own habit',
    ),
  popularity: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('1 prefers what everybody plays, 0 what hardly anybody does; default neither'),
});
export const ShelfQuery = ControlsQuery.extend({
  shelf: ShelfName.exclude(['radio']).default('for-you'),
  song: several(SongId).describe('More like this: like this song; may be given several times'),
  mix: z.coerce.number().int().min(1).max(9).optional().describe('Daily mix: which, 1 by default'),
});
export const RadioQuery = ControlsQuery.extend({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  song: several(SongId).describe('What goes with this song; may be given several times'),
  artist: several(SongId).describe('With the songs of this artist'),
  tag: several(z.string().trim().min(1).max(64)).describe('With what is called so'),
});

/** Several lists in one answer; each as its own request would be. */
export const NewBatch = z
  .object({
    requests: z
      .array(
        ShelfQuery.extend({
          ...RadioQuery.pick({ artist: true, tag: true }).shape,
          shelf: ShelfName,
        })
          .omit({ listener: true })
          .partial({ shelf: true }),
      )
      .min(1)
      .max(20),
  })
  .meta({ id: 'NewBatch' });

export const Batch = z
  .object({ shelves: z.array(Shelf).describe('In the order of the requests') })
  .meta({ id: 'Batch' });
