/** What is read of MusicBrainz' answers: https://musicbrainz.org/doc/MusicBrainz_API */
import { z } from 'zod';

const Tag = z.looseObject({ name: z.string(), count: z.number() });
const Credit = z.looseObject({
  name: z.string(),
  artist: z.looseObject({ id: z.string(), name: z.string() }),
});

export const Recording = z.object({
  id: z.string(),
  title: z.string(),
  length: z.number().nullish(),
  'first-release-date': z.string().optional(),
  'artist-credit': z.array(Credit).optional(),
  isrcs: z.array(z.string()).optional(),
  tags: z.array(Tag).optional(),
});

export const IsrcRecordings = z.object({ isrc: z.string(), recordings: z.array(Recording) });

export const Artist = z.object({
  id: z.string(),
  name: z.string(),
  tags: z.array(Tag).optional(),
});
