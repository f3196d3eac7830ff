import { z } from 'zod';

const share = z.number().describe('0–1');

const TopEntry = z.object({
  id: z.int(),
  name: z.string(),
  detail: z.string().nullable().describe('Artist of a song or a release'),
  plays: z.int(),
  listens: z.int().describe('Plays of at least 30 s: what the rank counts'),
  ms: z.number(),
  previousRank: z.int().nullable().describe('Rank in what the range is compared with, from 1'),
});

const Streak = z
  .object({ from: z.iso.date(), to: z.iso.date().describe('Inclusive'), days: z.int() })
  .nullable();

/** What can be said of any range, and so of two beside each other. */
const StatisticsFigures = z
  .object({
    from: z.number().describe('UTC epoch ms, inclusive'),
    to: z.number().describe('UTC epoch ms, exclusive'),
    plays: z.int(),
    listens: z.int().describe('Plays of at least 30 s'),
    ms: z.number().describe('Time played, of the plays of which it is known'),
    untimed: z.int().describe('Plays of which nobody told how long they were'),
    songs: z.int(),
    artists: z.int(),
    releases: z.int(),
    newSongs: z.int().describe('Never played before: newSongs / plays is the discovery rate'),
    newArtists: z.int().describe('Never played before'),
    repeatRate: share.describe('Share of plays of a song that was played before in the range'),
    days: z.int().describe('Local days with a play'),
    firstPlay: z.number().nullable(),
    lastPlay: z.number().nullable(),
    clock: z.array(z.array(z.int())).describe('7 rows (Monday first) of 24 local hours: plays'),
    longestStreakDays: z.int(),
    currentStreakDays: z.int(),
    longestStreak: Streak.describe('Local days in a row with a play each'),
    sessions: z.int().describe('Plays without half an hour of silence in between'),
    sessionMs: z.number().describe('Mean length of a session'),
    longestSessionMs: z.number(),
    sessionPlays: z.number().describe('Mean plays of a session'),
    skipRate: share.describe('Share under 30 s, of the plays whose length is known'),
  })
  .meta({ id: 'StatisticsFigures' });

const NamedArtist = z.object({ id: z.int(), name: z.string() });

const PlaysByDay = z
  .object({
    from: z.iso.date().nullable().describe('Local date of the first count; null without plays'),
    plays: z.array(z.int()).describe('A count for each local day'),
  })
  .meta({ id: 'PlaysByDay' });

const ArtistEvolution = z
  .object({
    unit: z.enum(['day', 'week', 'month']),
    starts: z.array(z.iso.date()).describe('First local day of each'),
    listens: z.array(z.int()).describe('Of everybody, in each'),
    artists: z.array(NamedArtist.extend({ listens: z.array(z.int()) })),
  })
  .meta({ id: 'ArtistEvolution' });

const ListeningEra = z
  .object({
    from: z.iso.date(),
    to: z.iso.date().describe('Inclusive'),
    listens: z.int(),
    artists: z.array(
      NamedArtist.extend({
        listens: z.int(),
        share: share.describe('Of the listens of the era'),
        shareElsewhere: share.describe('Of the listens outside of it'),
      }),
    ),
  })
  .meta({ id: 'ListeningEra' });

const SkipHabits = z
  .object({
    firstRate: share.describe('Of plays that were the first ever of their song'),
    laterRate: share.describe('Of all others'),
    songs: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        detail: z.string().describe('Artist'),
        plays: z.int(),
        skips: z.int(),
      }),
    ),
  })
  .meta({ id: 'SkipHabits' });

export const Statistics = StatisticsFigures.extend({
  timeZone: z.string(),
  compared: StatisticsFigures.nullable().describe('Null where nothing was played then'),
  topSongs: z.array(TopEntry),
  topArtists: z.array(TopEntry),
  topReleases: z
    .array(TopEntry)
    .describe('A song counts for the release that it was first known from'),
  months: z.array(
    z.object({ month: z.string(), plays: z.int(), ms: z.number(), discoveries: z.int() }),
  ),
  playsByDay: PlaysByDay.optional().describe('Where `days` is included'),
  evolution: ArtistEvolution.optional().describe('Of the top 8 artists, where included'),
  eras: z
    .array(ListeningEra)
    .optional()
    .describe('Times in which a few artists ruled, where included'),
  skips: SkipHabits.optional().describe('Where included'),
}).meta({ id: 'Statistics' });
