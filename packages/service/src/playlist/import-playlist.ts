import { EchoError, type Playlist, type Store } from '@echotune/data';
import {
  FormatError,
  type PlaylistFile,
  type PlaylistItem,
  type RejectedItem,
  readPlaylist,
} from '@echotune/formats';
import { resolveSpelling } from '../identify/resolve-spelling.ts';
import { playlistSource } from './add-tracks.ts';

export interface PlaylistImport {
  readonly playlist: Playlist;
  readonly format: PlaylistFile['format']['name'];
  /** What stood in the file: matched, created and rejected together. */
  readonly read: number;
  /** Tracks of songs that were known, from plays or otherwise. */
  readonly matched: number;
  /** Tracks of songs that nobody had told of: they are there by name, without a play. */
  readonly created: number;
  readonly rejected: readonly RejectedItem[];
  /** False where the listener has just this playlist already: then it is the one. */
  readonly isNew: boolean;
}

export interface PlaylistUpload {
  readonly listenerId: number;
  /** Without folders; names the playlist where the file itself does not. */
  readonly fileName: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Instead of the name in the file. */
  readonly name?: string;
  /** UTC epoch milliseconds. */
  readonly now: number;
}

const longestName = 200;

/**
 * Makes a playlist of a file. The same file again makes no second one as long as the first stands as it
 * was imported; after that it makes "NAME 2", for nobody's changes are overwritten.
 * Throws playlist-unrecognised, playlist-unreadable, listener-unknown.
 */
export async function importPlaylist(
  store: Store,
  upload: PlaylistUpload,
): Promise<PlaylistImport> {
  const { format, playlist } = await readUpload(upload);
  const { items, rejected } = playlist;
  const [first] = rejected;
  if (items.length === 0 && first !== undefined) {
    throw new EchoError('playlist-unreadable', `No track could be read: ${first.reason}.`);
  }
  const name = (upload.name ?? playlist.name ?? nameOf(upload.fileName)).slice(0, longestName);
  return store.transaction(async (tx) => {
    const found = await findTracks(tx, items);
    const about = { name, description: playlist.description ?? '' };
    const kept = await keep(tx, upload, about, found.entries);
    const { matched, created } = found;
    const counts = { read: items.length + rejected.length, matched, created, rejected };
    return { ...kept, format: format.name, ...counts };
  });
}

async function readUpload({ fileName, chunks }: PlaylistUpload): Promise<PlaylistFile> {
  try {
    const file = await readPlaylist(fileName, chunks);
    if (file !== null) return file;
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    throw new EchoError('playlist-unreadable', `${fileName}: ${cause.message}.`, { cause });
  }
  throw new EchoError('playlist-unrecognised', `${fileName} is no playlist that EchoTune knows.`);
}

function nameOf(fileName: string): string {
  return fileName.replace(/\.\w{1,5}$/, '').trim() || 'Playlist';
}

interface FoundEntry {
  readonly trackId: number;
  readonly spellingId: number;
  readonly reason: string | null;
  readonly addedAt: number | null;
}

async function findTracks({ features, catalogue }: Store, items: readonly PlaylistItem[]) {
  const spellings = items.map(({ track }) => resolveSpelling(playlistSource, track));
  const before = await features.findSongs(spellings);
  const ids = await catalogue.resolve(spellings);
  const created = new Set<number>();
  const entries = items.flatMap(({ note, addedAt }, at): FoundEntry[] => {
    const found = ids[at];
    if (found === undefined) return [];
    if ((before[at] ?? null) === null) created.add(found.songId);
    return [{ trackId: found.trackId, spellingId: found.spellingId, reason: note, addedAt }];
  });
  return { entries, created: created.size, matched: items.length - created.size };
}

/** The playlist of that name with these tracks, or a new one of the first name that is free. */
async function keep(
  { playlists }: Store,
  { listenerId, now }: PlaylistUpload,
  { name, description }: { readonly name: string; readonly description: string },
  entries: readonly FoundEntry[],
): Promise<Pick<PlaylistImport, 'playlist' | 'isNew'>> {
  for (let copy = 1; ; copy += 1) {
    const suffix = copy === 1 ? '' : ` ${copy}`;
    const free = `${name.slice(0, longestName - suffix.length)}${suffix}`;
    const taken = await playlists.named(listenerId, free);
    for (const playlist of taken) {
      if (await holds(playlists, playlist, entries)) return { playlist, isNew: false };
    }
    if (taken.length > 0) continue;
    const byHand = { rules: null, seedSongs: [], refresh: null };
    const made = await playlists.create(listenerId, { name: free, description, ...byHand });
    const added = entries.map((entry) => ({ ...entry, addedAt: entry.addedAt ?? now }));
    const ref = { listenerId, id: made.id, version: null };
    return { playlist: await playlists.insert(ref, null, added), isNew: true };
  }
}

async function holds(
  playlists: Store['playlists'],
  { listenerId, id, kind, entryCount }: Playlist,
  entries: readonly FoundEntry[],
): Promise<boolean> {
  if (kind !== 'manual' || entryCount !== entries.length) return false;
  const stored = await playlists.entries(listenerId, id, 0, entryCount);
  return stored.every(({ trackId }, at) => trackId === entries[at]?.trackId);
}
