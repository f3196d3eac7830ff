import { z } from 'zod';
import { ListenerQuery } from './listener.ts';
import { Shelf, ShelfName } from './recommendation.ts';
import { inBody, inQuery, type SomeNumber, several, type Writing, wishesIn } from './wishes.ts';

/** The dials and the wishes. */
function controlsIn<N extends SomeNumber, F extends z.ZodType<boolean>>(writing: Writing<N, F>) {
  const share = writing.number.min(0).max(1).optional();
  return {
    ...wishesIn(writing),
    familiarity: share.describe(
      'For you, more like this, radio: 1 only songs heard before, 0 only new ones; default the own habit',
    ),
    popularity: share.describe(
      '1 prefers what everybody plays, 0 what hardly anybody does; default neither',
    ),
  };
}

/** What a list is about. */
function seedsIn<N extends SomeNumber>({ number }: { readonly number: N }) {
  const id = number.int().positive();
  return {
    song: several(id).describe(
      'What is like this song, or goes with it; may be given several times',
    ),
    artist: several(id).describe('What goes with the songs of this artist'),
    tag: several(z.string().trim().min(1).max(64)).describe('What goes with what is called so'),
    mix: number.int().min(1).max(9).optional().describe('Daily mix: which, 1 by default'),
  };
}

const limitIn = <N extends SomeNumber>({ number }: { readonly number: N }) =>
  number.int().min(1).max(100);

export const ShelvesQuery = ListenerQuery.extend({ limit: limitIn(inQuery).default(12) });
/** The dials, the wishes, and whose it is. */
export const ControlsQuery = ShelvesQuery.extend(controlsIn(inQuery));
const seeds = seedsIn(inQuery);
export const ShelfQuery = ControlsQuery.extend({
  shelf: ShelfName.exclude(['radio']).default('for-you'),
  ...{ song: seeds.song, mix: seeds.mix },
});
export const RadioQuery = ControlsQuery.extend({
  limit: limitIn(inQuery).default(50),
  ...{ song: seeds.song, artist: seeds.artist, tag: seeds.tag },
});

/** Several lists in one answer; each as its own request would be. */
export const NewBatch = z
  .strictObject({
    requests: z
      .array(
        z.strictObject({
          ...controlsIn(inBody),
          ...seedsIn(inBody),
          limit: limitIn(inBody).default(12),
          shelf: ShelfName.optional(),
        }),
      )
      .min(1)
      .max(20),
  })
  .meta({ id: 'NewBatch' });

export const Batch = z
  .object({ shelves: z.array(Shelf).describe('In the order of the requests') })
  .meta({ id: 'Batch' });
