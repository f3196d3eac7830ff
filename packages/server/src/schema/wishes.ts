import type { AudioFeatureName } from '@echotune/formats';
import {
  type Seeds as AskedSeeds,
  type Targets as AskedTargets,
  type Wishes as AskedWishes,
  moodNames,
  type Span,
} from '@echotune/service';
import { z } from 'zod';
import { Flag } from './flag.ts';

const Tag = z.string().trim().min(1).max(64);

/** One, or several by giving the parameter several times. */
export const several = <Item extends z.ZodType>(item: Item) =>
  z.union([item, z.array(item).max(100)]).optional();

/** A value or values as values. */
export const listed = <Item>(given: Item | Item[] | undefined): Item[] | undefined =>
  given === undefined ? undefined : ([given].flat() as Item[]);

export type SomeNumber = z.ZodNumber | z.coerce.ZodCoercedNumber;

/** How values are written: as text in a query, as they are in a body. */
export interface Writing<N extends SomeNumber, F extends z.ZodType<boolean>> {
  readonly number: N;
  readonly flag: F;
}
export const inQuery = { number: z.coerce.number(), flag: Flag } as const;
export const inBody = { number: z.number(), flag: z.boolean() } as const;

/** Parameters that say what all recommended songs must be like. */
export function wishesIn<N extends SomeNumber, F extends z.ZodType<boolean>>({
  number,
  flag,
}: Writing<N, F>) {
  const year = number.int().min(1860).max(2100);
  const seconds = number.min(0).max(86_400);
  const share = number.min(0).max(1);
  const id = number.int().positive();
  return {
    yearFrom: year.optional().describe('Released in this year or later, where the year is known'),
    yearTo: year.optional().describe('Released in this year or earlier'),
    secondsFrom: seconds.optional().describe('At least so long, where the length is known'),
    secondsTo: seconds.optional().describe('At most so long'),
    energyFrom: share.optional().describe('At least so energetic, where that is known'),
    energyTo: share.optional().describe('At most so energetic'),
    withTag: several(Tag).describe('With this tag, or one of these: of the song or of its artist'),
    withoutTag: several(Tag).describe('With none of these tags'),
    mood: z.enum(moodNames).optional().describe('By its tags, or by valence and energy'),
    clean: flag.optional().describe('true leaves out what is known to be explicit'),
    withoutArtist: several(id).describe('Nothing of this artist'),
    withoutSong: several(id).describe('Not this song'),
  };
}

export const WishesQuery = z.object(wishesIn(inQuery));

function spanOf(least: number | undefined, most: number | undefined): Span | undefined {
  return least === undefined && most === undefined ? undefined : { least, most };
}

/** The wishes that the parameters stand for. */
export function wishesOf(query: z.output<typeof WishesQuery>): AskedWishes {
  return {
    years: spanOf(query.yearFrom, query.yearTo),
    seconds: spanOf(query.secondsFrom, query.secondsTo),
    energy: spanOf(query.energyFrom, query.energyTo),
    tags: listed(query.withTag),
    withoutTags: listed(query.withoutTag),
    mood: query.mood,
    clean: query.clean,
    withoutArtists: listed(query.withoutArtist),
    withoutSongs: listed(query.withoutSong),
  };
}

const span = (bound: z.ZodNumber) =>
  z.strictObject({ least: bound.optional(), most: bound.optional() }).optional();
const ids = z.array(z.int().positive()).max(100).optional();
const tags = z.array(Tag).max(100).optional();

const ofFeatures = <Value extends z.ZodType>(value: Value) =>
  ({
    ...{ acousticness: value, danceability: value, duration_ms: value, energy: value },
    ...{ instrumentalness: value, key: value, liveness: value, loudness: value, mode: value },
    ...{ popularity: value, speechiness: value, tempo: value, time_signature: value },
    valence: value,
  }) satisfies Record<AudioFeatureName, Value>;

/** The same in a body. */
export const Wishes = z
  .strictObject({
    years: span(z.int().min(1860).max(2100)).describe('Of release, both ends included'),
    seconds: span(z.number().min(0).max(86_400)),
    energy: span(z.number().min(0).max(1)),
    features: z
      .strictObject(ofFeatures(span(z.number())))
      .optional()
      .describe("Of any audio feature, in Spotify's units, where it is known"),
    tags: tags.describe('At least one of them'),
    withoutTags: tags,
    mood: z.enum(moodNames).optional(),
    clean: z.boolean().optional(),
    withoutArtists: ids,
    withoutSongs: ids,
  } satisfies Record<keyof AskedWishes, z.ZodType>)
  .meta({ id: 'Wishes' });

export const Targets = z
  .strictObject(ofFeatures(z.number().optional()) satisfies Record<keyof AskedTargets, z.ZodType>)
  .meta({ id: 'Targets' });

export const Seeds = z
  .strictObject({
    ...{ songs: ids, artists: ids, tags },
    mix: z.int().min(1).max(9).optional().describe('Daily mix: which, 1 the liveliest'),
  } satisfies Record<keyof AskedSeeds, z.ZodType>)
  .meta({ id: 'Seeds' });
