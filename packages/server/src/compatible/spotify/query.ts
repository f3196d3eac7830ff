import { EchoError } from '@echotune/data';
import { moodNames, type Span, type Wishes } from '@echotune/service';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Flag } from '../../schema/flag.ts';
import { numeric, tunableShape, tunablesOf } from './tunables.ts';

const texts = z.union([z.string().max(10_000), z.array(z.string().max(10_000)).max(20)]).optional();
const share = numeric(z.coerce.number().min(0).max(1));
const listener = numeric(z.coerce.number().int().positive()).describe(
  'Whose taste it is, where there are several listeners',
);
const market = z.string().max(20).optional().describe('Accepted; makes no difference here');

/** Values with commas between them, or in several parameters of the name. */
export function valuesOf(given: string | readonly string[] | undefined): string[] {
  const values = [given ?? []].flat().flatMap((text) => text.split(','));
  return values.map((value) => value.trim()).filter((value) => value !== '');
}

const ownControls = {
  x_listener: listener,
  x_familiarity: share.describe('1 only songs heard before, 0 only new ones'),
  x_popularity: share.describe('1 prefers what everybody here plays, 0 what hardly anybody does'),
  x_years: z
    .string()
    .regex(/^(?:\d{4}(?:\.\.(?:\d{4})?)?|\.\.\d{4})$/, 'is not like 1990..1999, 1990.. or 1995')
    .optional()
    .describe('Released then, e.g. 1990..1999'),
  x_tags: texts.describe('With at least one of these tags'),
  x_exclude_tags: texts.describe('With none of these tags'),
  x_exclude_artists: texts.describe('Nothing of these artists: names, or ids from an answer'),
  x_exclude_tracks: texts.describe('None of these tracks'),
  x_mood: z.enum(moodNames).optional(),
  x_clean: Flag.optional().describe('true leaves out what is known to be explicit'),
};

const seeds = {
  seed_artists: texts.describe(
    "Names of artists, or ids from an answer; Spotify's ids of artists are not known here",
  ),
  seed_genres: texts.describe('Tags; see /v1/recommendations/available-genre-seeds'),
  seed_tracks: texts.describe(
    'Spotify ids, URIs or addresses, MBIDs, ISRCs, ids from an answer, or words of title and artist',
  ),
};

export const RecommendationsQuery = z.looseObject({
  ...tunableShape,
  ...seeds,
  limit: z.coerce.number().int().min(1).max(100).default(20),
  market,
  ...ownControls,
});

/** What the named parameters hold; the tunables are read apart. */
const Named = z.object({ ...seeds, ...ownControls });
export type NamedQuery = z.output<typeof Named>;

export const AudioFeaturesQuery = z.object({
  ids: texts.describe('At most 100, as seed_tracks but without words'),
});
export const NoQuery = z.object({});

const unknownOf = (query: object, { shape }: z.ZodObject, meaning: RegExp) =>
  Object.keys(query).filter((name) => meaning.test(name) && !Object.hasOwn(shape, name));

/**
 * A control of ours that is not there must not be passed over: the answer would not be what was asked for,
 * and no client of Spotify's sends one. Throws input-invalid.
 */
export function refuseUnknown(known: z.ZodObject) {
  return async ({ query }: FastifyRequest): Promise<void> => {
    const unknown = unknownOf(query ?? {}, known, /^x_/);
    if (unknown.length === 0) return;
    throw new EchoError('input-invalid', `There is no parameter ${unknown.join(', ')}.`);
  };
}

/** Attributes that are not there: Spotify ignored them, and so do we, but say so. */
export function unknownTunables(query: z.output<typeof RecommendationsQuery>): string[] {
  return unknownOf(query, RecommendationsQuery, /^(?:min|max|target)_/);
}

function yearsOf(text: string | undefined): Span | undefined {
  if (text === undefined) return undefined;
  const [from = '', to = from] = text.split('..');
  const [least, most] = [from, to].map((year) => (year === '' ? undefined : Number(year)));
  return { least, most };
}

/** What all tracks must be like, but for artists and tracks that must not be there. */
export function wishesOf(query: NamedQuery): Wishes {
  const [tags, withoutTags] = [valuesOf(query.x_tags), valuesOf(query.x_exclude_tags)];
  const { features } = tunablesOf(query);
  return {
    ...{ years: yearsOf(query.x_years), mood: query.x_mood, clean: query.x_clean },
    ...(Object.keys(features).length > 0 && { features }),
    ...(tags.length > 0 && { tags }),
    ...(withoutTags.length > 0 && { withoutTags }),
  };
}
