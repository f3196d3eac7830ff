import type { Statistics } from '../../api.generated.ts';

export const storyKinds = [
  'opening',
  'time',
  'artist',
  'songs',
  'hour',
  'found',
  'era',
  'streak',
  'last',
] as const;
export type StoryKind = (typeof storyKinds)[number];

/** Days in a row that are worth telling. */
const tellingStreak = 3;

/** The steps that a range has something to say in, in their order. */
export function storySteps(statistics: Statistics): StoryKind[] {
  const { topArtists, topSongs, newSongs, newArtists, songs, eras = [] } = statistics;
  const has: Record<StoryKind, boolean> = {
    opening: true,
    time: true,
    artist: topArtists.length > 0,
    songs: topSongs.length > 1,
    hour: statistics.plays > 1,
    // Where everything is new, nothing is: it is the beginning of the history.
    found: newSongs > 0 && newArtists > 0 && newSongs < songs,
    era: eras.length > 1,
    streak: statistics.longestStreakDays >= tellingStreak,
    last: true,
  };
  return storyKinds.filter((kind) => has[kind]);
}
