import { z } from 'zod';

const id = z.int().min(1);
const ids = z.array(id).min(1).max(100);
/** What the playlist was when the listener was asked: nothing is done to another. */
const version = z.int().min(1);

/** What is done once the listener has said so: with ids, as it was shown to them. */
export const Change = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('make-playlist'),
    name: z.string().min(1).max(200),
    /** What the listener asked for, in their words. */
    prompt: z.string(),
    /** As `PlaylistRules`. */
    rules: z.record(z.string(), z.unknown()),
    refresh: z.enum(['daily', 'weekly']).nullable(),
  }),
  z.strictObject({ kind: z.literal('add-songs'), playlist: id, version, songs: ids }),
  z.strictObject({ kind: z.literal('remove-entries'), playlist: id, version, entries: ids }),
  z.strictObject({
    kind: z.literal('rename-playlist'),
    ...{ playlist: id, version, name: z.string().min(1).max(200) },
  }),
  z.strictObject({ kind: z.literal('delete-playlist'), playlist: id, version }),
  z.strictObject({
    kind: z.literal('judge-song'),
    song: id,
    verdict: z.enum(['love', 'like', 'dislike', 'hide', 'not-now', 'none']),
  }),
  z.strictObject({
    kind: z.literal('judge-artist'),
    artist: id,
    verdict: z.enum(['love', 'like', 'dislike', 'hide', 'not-now', 'none']),
  }),
  z.strictObject({
    kind: z.literal('play'),
    command: z.enum(['play', 'pause', 'next', 'previous']),
    /** Spotify URIs, in order. */
    uris: z.array(z.string()).max(100),
  }),
]);
export type Change = z.infer<typeof Change>;
