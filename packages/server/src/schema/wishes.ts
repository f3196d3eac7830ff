import type { AudioFeatureName } from '@echotune/formats';
import {
  type Seeds as AskedSeeds,
  type Targets as AskedTargets,
  type Wishes as AskedWishes,
  moodNames,
  type Span,
} from '@echotune/service';
import { z } from 'zod';

const Year = z.coerce.number().int().min(1860).max(2100);
const Seconds = z.coerce.number().min(0).max(86_400);
const Share = z.coerce.number().min(0).max(1);
const Id = z.coerce.number().int().positive();
const Tag = z.string().trim().min(1).max(64);

/** One, or several by giving the parameter several times. */
export const several = <Item extends z.ZodType>(item: Item) =>
  z.union([item, z.array(item).max(100)]).optional();

/** A value or values as values. */
export const listed = <Item>(given: Item | Item[] | undefined): Item[] | undefined =>
  given === undefined ? undefined : ([given].flat() as Item[]);

/** Query parameters that say what all recommended songs must be like. */
export const WishesQuery = z.object({
  yearFrom: Year.optional().describe('Released in this year or later, where the year is known'),
  yearTo: Year.optional().describe('Released in this year or earlier'),
  secondsFrom: Seconds.optional().describe('At least so long, where the length is known'),
  secondsTo: Seconds.optional().describe('At most so long'),
  energyFrom: Share.optional().describe('At least so energetic, where that is known'),
  energyTo: Share.optional().describe('At most so energetic'),
  withTag: several(Tag).describe('With this tag, or one of these: of the song or of its artist'),
  withoutTag: several(Tag).describe('With none of these tags'),
  mood: z.enum(moodNames).optional().describe('By its tags, or by valence and energy'),
  clean: z
    .union([z.boolean(), z.stringbool()])
    .optional()
    .describe('true leaves out what is known to be explicit'),
  withoutArtist: several(Id).describe('Nothing of this artist'),
  withoutSong: several(Id).describe('Not this song'),
});

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
  z.object({ least: bound.optional(), most: bound.optional() }).optional();
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
