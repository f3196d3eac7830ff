import { type PlaylistRules as Rules, reasonLanguages } from '@echotune/service';
import { z } from 'zod';
import { ShelfName, Song } from './recommendation.ts';
import { namedTrackFields, storedText } from './track-names.ts';
import { Seeds, Targets, Wishes } from './wishes.ts';

const Fraction = z.number().min(0).max(1);

/** Whatever a recommendation can be asked can be a rule: a control without its line does not compile. */
const rules = {
  shelf: ShelfName,
  limit: z.int().min(1).max(100).default(30),
  language: z
    .enum(reasonLanguages)
    .exactOptional()
    .describe('That reasons are in; left out, that of the request'),
  familiarity: Fraction.exactOptional().describe('For you: 1 only songs heard before, 0 only new'),
  popularity: Fraction.exactOptional().describe('1 what everybody plays, 0 what hardly anybody'),
  seeds: Seeds.exactOptional().describe('What more like this, radio and daily mix are about'),
  targets: Targets.exactOptional().describe('What songs had better be near'),
  wishes: Wishes.exactOptional().describe('What all songs must be like'),
} satisfies Record<keyof Required<Rules>, z.ZodType>;

export const PlaylistRules = z.strictObject(rules).meta({ id: 'PlaylistRules' });

const name = storedText(200);
const description = z.string().max(2000);
const refresh = z
  .enum(['daily', 'weekly'])
  .nullable()
  .describe("Filled anew when the listener's day or week begins; null only on demand");

export const Playlist = z
  .object({
    id: z.int(),
    name: z.string(),
    description: z.string(),
    kind: z.enum(['manual', 'rules']),
    rules: PlaylistRules.nullable().describe('Null where it is filled by hand'),
    refresh,
    entries: z.int().describe('How many tracks are in it'),
    version: z.int().describe('Grows with every change; the entity tag is made of it'),
    createdAt: z.number().describe('UTC epoch ms'),
    updatedAt: z.number(),
    filledAt: z.number().nullable().describe('When its rules filled it last'),
  })
  .meta({ id: 'Playlist' });

/** Rules name songs and artists by their ids. */
const mentioned = z
  .object({ songs: z.array(Song), artists: z.array(z.object({ id: z.int(), name: z.string() })) })
  .describe('What the songs and artists of its rules are called');

export const PlaylistDetail = Playlist.extend({ mentioned }).meta({ id: 'PlaylistDetail' });

export const PlaylistSentence = z
  .strictObject({
    sentence: z.string().trim().min(1).max(2000).describe('In English or German'),
  })
  .meta({ id: 'PlaylistSentence' });

export const UnderstoodPlaylist = z
  .object({
    name: z.string(),
    rules: PlaylistRules,
    mentioned,
    refresh,
    notUnderstood: z
      .array(z.string())
      .describe('Pieces that nothing was made of, and names that nobody here has'),
    said: z.string().describe('What was understood, in words; empty where nothing was'),
  })
  .meta({ id: 'UnderstoodPlaylist' });

export const Cursor = z
  .string()
  .regex(/^\d{1,15}$/, 'is none that was handed out here')
  .optional()
  .describe('The `next` of the page before; another ETag says that the playlist changed since');

const next = z.string().nullable().describe('The cursor of the next page; null on the last');

export const Playlists = z.object({ playlists: z.array(Playlist), next }).meta({ id: 'Playlists' });

export const NewPlaylist = z
  .strictObject({
    name,
    description: description.default(''),
    rules: PlaylistRules.nullable().default(null),
    refresh: refresh.default(null),
  })
  .meta({ id: 'NewPlaylist' });

export const PlaylistChange = z
  .strictObject({
    name: name.exactOptional(),
    description: description.exactOptional(),
    rules: PlaylistRules.nullable().exactOptional(),
    refresh: refresh.exactOptional(),
  })
  .meta({ id: 'PlaylistChange' });

export const FilledPlaylist = z
  .object({
    playlist: Playlist,
    empty: z
      .object({ code: z.string(), message: z.string(), help: z.string() })
      .nullable()
      .describe('Why the rules found nothing; then what stood in the playlist stays'),
  })
  .meta({ id: 'FilledPlaylist' });

export const PlaylistEntry = z
  .object({
    id: z.int().describe('Stays the same wherever it is moved'),
    position: z.int().describe('0 is the first'),
    song: Song,
    reason: z.string().nullable().describe('Why it was picked, as it was said then'),
    addedAt: z.number(),
  })
  .meta({ id: 'PlaylistEntry' });

export const PlaylistEntries = z
  .object({ entries: z.array(PlaylistEntry), next })
  .meta({ id: 'PlaylistEntries' });

const reason = storedText(2000).nullable().default(null);

export const NewPlaylistEntry = z
  .union([
    z.strictObject({ song: z.int().positive(), reason }),
    z.strictObject({
      ...namedTrackFields,
      recordingMbid: z.uuid().nullable().default(null),
      reason,
    }),
  ])
  .describe('A song of the catalogue, or a track by its names')
  .meta({ id: 'NewPlaylistEntry' });

export const NewPlaylistEntries = z
  .strictObject({
    entries: z.array(NewPlaylistEntry).min(1).max(1000),
    position: z.int().min(0).nullable().default(null).describe('Before which; null at the end'),
  })
  .meta({ id: 'NewPlaylistEntries' });

export const PlaylistMove = z
  .strictObject({
    entries: z.array(z.int().positive()).min(1).max(10_000).describe('Ids, in their new order'),
    position: z.int().min(0).describe('Where the first of them then stands'),
  })
  .meta({ id: 'PlaylistMove' });

export const PlaylistImport = z
  .object({
    playlist: Playlist,
    isNew: z.boolean().describe('False where just this playlist was there already'),
    format: z.enum(['jspf', 'xspf', 'm3u', 'csv']),
    read: z.int().describe('matched + created + rejected'),
    matched: z.int().describe('Tracks of songs that were known'),
    created: z.int().describe('Songs that are known from now on, by name, without a play'),
    rejected: z.array(z.object({ record: z.int(), code: z.string(), reason: z.string() })),
  })
  .meta({ id: 'PlaylistImport' });
