import { z } from 'zod';

const TopEntry = z.object({
  id: z.int(),
  name: z.string(),
  detail: z.string().nullable().describe('Artist of a song'),
  plays: z.int(),
  listens: z.int().describe('Plays of at least 30 s: what the rank counts'),
  ms: z.number(),
  previousRank: z.int().nullable().describe('Rank in the range of equal length before, from 1'),
});

export const Statistics = z
  .object({
    from: z.number().describe('UTC epoch ms, inclusive'),
    to: z.number().describe('UTC epoch ms, exclusive'),
    timeZone: z.string(),
    plays: z.int(),
    listens: z.int().describe('Plays of at least 30 s'),
    ms: z.number().describe('Time played, of the plays of which it is known'),
    untimed: z.int().describe('Plays of which nobody told how long they were'),
    songs: z.int(),
    artists: z.int(),
    firstPlay: z.number().nullable(),
    lastPlay: z.number().nullable(),
    topSongs: z.array(TopEntry),
    topArtists: z.array(TopEntry),
    clock: z.array(z.array(z.int())).describe('7 rows (Monday first) of 24 local hours: plays'),
    months: z.array(z.object({ month: z.string(), plays: z.int(), discoveries: z.int() })),
    longestStreakDays: z.int(),
    currentStreakDays: z.int(),
    sessions: z.int(),
    skipRate: z.number().describe('Share under 30 s, of the plays whose length is known'),
  })
  .meta({ id: 'Statistics' });
