import { z } from 'zod';

/** Text that says something: not blank. */
export function storedText(longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .refine((value) => value.trim() !== '', 'must not be blank');
}

const text = storedText(2000);

/** A track by its names, and by what is known of it on Spotify. */
export const namedTrackFields = {
  title: text,
  artist: text,
  album: text.nullable().default(null),
  spotifyUri: z
    .string()
    .regex(
      /^spotify:track:[A-Za-z0-9]{22}$/,
      'must be like spotify:track: and 22 letters or digits',
    )
    .nullable()
    .default(null),
};
