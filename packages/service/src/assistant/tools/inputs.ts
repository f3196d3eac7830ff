import { z } from 'zod';
import { ArtistRef, Constraints, SongRef } from '../constraints.ts';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('A local date, YYYY-MM-DD');
const range = { from: day.optional(), to: day.optional().describe('Included') };
const count = z.int().min(1).max(50).optional();
const name = z.string().min(1).max(200);
const one = {
  song: SongRef.optional(),
  artist: ArtistRef.optional(),
};
const either = ({ song, artist }: { song?: unknown; artist?: unknown }) =>
  (song === undefined) !== (artist === undefined);
const eitherError = { error: 'Name either a song or an artist.' };

/** What each tool is asked with. Names are as people say them: the tools find what is meant. */
export const inputs = {
  search_music: z.strictObject({ text: name, count }),
  recommend: Constraints,
  similar: z
    .strictObject({ ...one, of: z.enum(['songs', 'artists']), count })
    .refine(either, eitherError),
  statistics: z.strictObject({
    of: z
      .enum(['summary', 'songs', 'artists', 'albums', 'hours', 'skips', 'eras'])
      .describe('hours: at what time and on which weekday; eras: which artists ruled when'),
    ...range,
    count,
  }),
  history_of: z
    .strictObject({ ...one, ...range })
    .refine(either, eitherError)
    .describe('How often, when first and last'),
  explain: z.strictObject({ song: SongRef }).describe('Why a song was recommended'),
  research: z
    .strictObject({
      artists: z.array(ArtistRef).max(5).optional(),
      songs: z.array(SongRef).max(5).optional(),
    })
    .describe('Looks the listener’s own question up on the web; say only whom it is about'),
  list_playlists: z.strictObject({}),
  show_playlist: z.strictObject({ playlist: name }),
  now_playing: z.strictObject({}),
  make_playlist: z.strictObject({
    name: name.optional(),
    songs: Constraints,
    refresh: z.enum(['daily', 'weekly']).optional(),
  }),
  change_playlist: z.strictObject({
    playlist: name,
    add: z.array(SongRef).max(100).optional(),
    remove: z.array(SongRef).max(100).optional(),
    rename: name.optional(),
  }),
  delete_playlist: z.strictObject({ playlist: name }),
  judge: z
    .strictObject({
      ...one,
      verdict: z.enum(['love', 'like', 'dislike', 'hide', 'not-now', 'none']),
    })
    .refine(either, eitherError)
    .describe('What the listener thinks; none takes back what they said'),
  play: z.strictObject({
    command: z.enum(['play', 'pause', 'next', 'previous']),
    song: SongRef.optional(),
    artist: ArtistRef.optional(),
    playlist: name.optional(),
  }),
} as const;

export type ToolName = keyof typeof inputs;
export type ToolInput<Name extends ToolName> = z.infer<(typeof inputs)[Name]>;

/** A tool and what it is asked with, as the interpreter or a model chooses. */
export type ToolCall = {
  readonly [Name in ToolName]: { readonly tool: Name; readonly input: ToolInput<Name> };
}[ToolName];
