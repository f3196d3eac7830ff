import { z } from 'zod';
import { moodNames } from '../recommend/moods.ts';

/** A song as people name it, or its place (1 is the first) among those that were shown last. */
export const SongRef = z.union([
  z.strictObject({ title: z.string().min(1).max(200), artist: z.string().max(200).optional() }),
  z.strictObject({ shown: z.int().min(1).max(100) }),
]);
export type SongRef = z.infer<typeof SongRef>;

export const ArtistRef = z.string().min(1).max(200);

const tags = z.array(z.string().min(1).max(64)).max(20);
const fraction = z.number().min(0).max(1);
const span = (unit: z.ZodNumber) =>
  z.strictObject({ least: unit.optional(), most: unit.optional() });

/** What songs are to be like, in names as people say them. */
export const Constraints = z.strictObject({
  kind: z
    .enum(['for-you', 'discover', 'rediscover', 'on-repeat', 'right-now'])
    .optional()
    .describe(
      'discover: never heard; rediscover: loved and long not heard; on-repeat: played a lot lately; right-now: what fits this time of day. Leave out where songs or artists to be like are given',
    ),
  likeSongs: z.array(SongRef).max(10).optional(),
  likeArtists: z.array(ArtistRef).max(10).optional(),
  tags: tags.optional().describe('Genres and other tags: songs have at least one of them'),
  withoutTags: tags.optional(),
  withoutArtists: z.array(ArtistRef).max(20).optional(),
  withoutSongs: z.array(SongRef).max(20).optional(),
  years: span(z.int().min(1000).max(2200)).optional().describe('Of release, both ends included'),
  seconds: span(z.number().min(0).max(36_000)).optional().describe('How long a song is'),
  mood: z.enum(moodNames).optional(),
  energy: span(z.number().min(0).max(1)).optional().describe('0 quiet … 1 intense'),
  tempo: span(z.number().min(0).max(400)).optional().describe('Beats a minute'),
  clean: z.boolean().optional().describe('Nothing explicit'),
  familiarity: fraction.optional().describe('0 only what was never heard … 1 only what was'),
  popularity: fraction.optional().describe('0 what hardly anybody plays … 1 what everybody does'),
  count: z.int().min(1).max(100).optional().describe('How many songs'),
  minutes: z.number().min(1).max(600).optional().describe('How long all of them together'),
});
export type Constraints = z.infer<typeof Constraints>;
