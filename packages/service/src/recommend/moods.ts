/** How a song feels, by what people call it and, where they do not, by how it sounds. */
export interface Mood {
  /** Tags that say so. */
  readonly tags: readonly string[];
  /** Positive feeling, 0 … 1 (Spotify's `valence`), and intensity, 0 … 1 (`energy`). */
  readonly valence: readonly [least: number, most: number];
  readonly energy: readonly [least: number, most: number];
}

/** The quarters of Russell's circumplex ("A circumplex model of affect", 1980), and its calm and lively ends. */
export const moods = {
  happy: {
    tags: ['happy', 'upbeat', 'feel good', 'cheerful', 'joyful', 'fun', 'summer'],
    valence: [0.6, 1],
    energy: [0.45, 1],
  },
  energetic: {
    tags: ['energetic', 'powerful', 'workout', 'dance', 'party', 'driving'],
    valence: [0, 1],
    energy: [0.75, 1],
  },
  calm: {
    tags: ['calm', 'chill', 'chillout', 'relaxing', 'mellow', 'soothing', 'ambient', 'sleep'],
    valence: [0, 1],
    energy: [0, 0.4],
  },
  sad: {
    tags: ['sad', 'melancholy', 'melancholic', 'heartbreak', 'depressing'],
    valence: [0, 0.35],
    energy: [0, 0.5],
  },
  dark: {
    tags: ['dark', 'angry', 'aggressive', 'gloomy', 'sinister'],
    valence: [0, 0.4],
    energy: [0.6, 1],
  },
} as const satisfies Readonly<Record<string, Mood>>;

export type MoodName = keyof typeof moods;

export const moodNames: readonly MoodName[] = ['happy', 'energetic', 'calm', 'sad', 'dark'];
