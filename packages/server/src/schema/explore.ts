import { z } from 'zod';
import { Sentence, Song } from './recommendation.ts';
import { VerdictKind } from './verdict.ts';

export const OwnHistory = z
  .object({
    plays: z.int(),
    listens: z.int().describe('Plays of at least 30 s: what the rank counts'),
    ms: z.number().describe('Time played, of the plays of which it is known'),
    songs: z.int(),
    firstPlay: z.number().nullable().describe('UTC epoch ms'),
    lastPlay: z.number().nullable(),
    rank: z
      .int()
      .nullable()
      .describe('1 is what the listener has listened to most; null without plays'),
    longestStreak: z
      .object({ from: z.string(), to: z.string(), days: z.int() })
      .nullable()
      .describe('Local days in a row with a play: the earliest of the longest'),
    months: z
      .array(z.object({ month: z.string(), plays: z.int() }))
      .describe('By local month (YYYY-MM); months without plays are absent'),
  })
  .describe('How the listener has played it')
  .meta({ id: 'OwnHistory' });

const opinion = {
  verdict: VerdictKind.nullable(),
  exclusions: z
    .array(z.int())
    .describe('Ids of the exclusions that leave it out of the taste at all times'),
};

export const DescribedSong = z
  .object({ song: Song, tags: z.array(z.string()), ...opinion, history: OwnHistory })
  .meta({ id: 'DescribedSong' });

export const DescribedArtist = z
  .object({
    id: z.int(),
    name: z.string(),
    tags: z.array(z.string()).describe('Strongest first'),
    ...opinion,
    history: OwnHistory,
    topSongs: z
      .array(z.object({ song: Song, plays: z.int() }))
      .describe('What the listener played most, then others'),
    similar: z
      .array(
        z.object({
          ...{ id: z.int(), name: z.string(), plays: z.int().describe("The listener's") },
          similarity: z.number().describe('0–1, cosine in the model'),
        }),
      )
      .describe('Most alike first; none before a training'),
  })
  .meta({ id: 'DescribedArtist' });

export const TasteMap = z
  .object({
    model: z.string().nullable().describe('What the places come from; null before a training'),
    artists: z
      .array(
        z.object({
          ...{ id: z.int(), name: z.string(), plays: z.int() },
          tags: z.array(z.string()).describe('Strongest first'),
          place: z
            .object({ x: z.number(), y: z.number() })
            .nullable()
            .describe('−1 to 1; null where the model does not know the artist'),
        }),
      )
      .describe('The listener’s artists, at most 2000, most listened to first'),
  })
  .meta({ id: 'TasteMap' });

export const Bridge = z
  .object({
    model: z.string().nullable().describe('What the way goes by; null where none was found'),
    steps: z.array(
      z.object({
        song: Song,
        similarity: z
          .number()
          .nullable()
          .describe('−1 to 1: cosine with the song before, in the model; null at the beginning'),
        reason: Sentence,
      }),
    ),
    empty: z
      .object({ code: z.string(), message: z.string(), help: z.string() })
      .nullable()
      .describe('Why there is none, and what would help'),
  })
  .meta({ id: 'Bridge' });
