/** What is read of Last.fm's answers in JSON: https://www.last.fm/api */
import { z } from 'zod';

/** One entry comes alone where a list has one only: it was made from XML. */
const listOf = <T extends z.ZodType>(entry: T) => z.union([z.array(entry), entry]);

/** Asked for with `extended` an artist has a name, else a text. */
const Artist = z.union([z.object({ '#text': z.string() }), z.object({ name: z.string() })]);

const Named = {
  name: z.string(),
  artist: Artist,
  album: z.object({ '#text': z.string() }).optional(),
  mbid: z.string().optional(),
};

/** What was played has a time, and what plays now says so. */
const RecentTrack = z.union([
  z.object({ ...Named, date: z.object({ uts: z.string().regex(/^\d+$/) }) }),
  z.object({ ...Named, '@attr': z.object({ nowplaying: z.string() }) }),
]);

export const RecentTracks = z.object({
  recenttracks: z.object({
    track: listOf(RecentTrack),
    '@attr': z.looseObject({ total: z.string(), user: z.string() }),
  }),
});

export const SimilarArtists = z.object({
  similarartists: z.looseObject({
    artist: listOf(z.looseObject({ name: z.string(), match: z.coerce.number() })),
  }),
});

export const TopTags = z.object({
  toptags: z.looseObject({
    tag: listOf(z.looseObject({ name: z.string(), count: z.coerce.number() })),
  }),
});

export const Token = z.object({ token: z.string() });

export const SignedIn = z.object({
  session: z.looseObject({ name: z.string(), key: z.string() }),
});

/** Whether each was taken, in the order sent; code 0 is yes. */
export const Scrobbled = z.object({
  scrobbles: z.looseObject({
    scrobble: listOf(
      z.looseObject({
        ignoredMessage: z.looseObject({ code: z.coerce.number(), '#text': z.string().optional() }),
      }),
    ),
  }),
});
