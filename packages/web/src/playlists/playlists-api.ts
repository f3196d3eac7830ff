import type {
  FilledPlaylist,
  NewPlaylistInput,
  Playlist,
  PlaylistChangeInput,
  PlaylistDetail,
  PlaylistEntries,
  PlaylistEntry,
  PlaylistImport,
  PlaylistRulesInput,
  Playlists,
  PushedPlaylist,
  Shelf,
  SpotifyStatus,
  UnderstoodPlaylist,
} from '../api.generated.ts';
import { apiUrl, ask, get, send, tell } from '../api.ts';

const pageOfPlaylists = 100;
const pageOfEntries = 1000;
/** A list that changes while it is read is begun anew, at most so often. */
const mostReadings = 4;

/** All entries of a playlist, and the tag of the version that they are of. */
export interface ReadEntries {
  readonly entries: readonly PlaylistEntry[];
  readonly tag: string | null;
}

export type FileFormat = 'jspf' | 'xspf' | 'm3u' | 'csv';

const tagOf = (response: Response) => response.headers.get('etag');

async function readOnce(listener: number, id: number): Promise<ReadEntries | null> {
  const entries: PlaylistEntry[] = [];
  let tag: string | null = null;
  let cursor: string | null = null;
  do {
    const query = { listener, limit: pageOfEntries, cursor };
    const response: Response = await send('GET', apiUrl(`/playlists/${id}/entries`, query));
    if (cursor !== null && tagOf(response) !== tag) return null;
    tag = tagOf(response);
    const page: PlaylistEntries = await response.json();
    entries.push(...page.entries);
    cursor = page.next;
  } while (cursor !== null);
  return { entries, tag };
}

/** A change to the version that the tag names; null to whatever there is. Answers the new tag. */
async function change(
  method: string,
  url: string,
  tag: string | null,
  body?: object,
): Promise<string | null> {
  return tagOf(await send(method, url, body, tag === null ? {} : { 'if-match': tag }));
}

/** Playlists and what is in them. Every function rejects with an `ApiProblem`. */
export const playlistsApi = {
  /** All of them, the newest first. */
  all: async (listener: number): Promise<Playlist[]> => {
    const all: Playlist[] = [];
    let cursor: string | null = null;
    do {
      const page: Playlists = await get('/playlists', {
        ...{ listener, cursor, limit: pageOfPlaylists },
      });
      all.push(...page.playlists);
      cursor = page.next;
    } while (cursor !== null);
    return all;
  },

  one: (listener: number, id: number) => get<PlaylistDetail>(`/playlists/${id}`, { listener }),

  /** Every entry, however many there are, all of one version. */
  entries: async (listener: number, id: number): Promise<ReadEntries> => {
    for (let reading = 1; reading < mostReadings; reading += 1) {
      const read = await readOnce(listener, id);
      if (read !== null) return read;
    }
    return { entries: (await readOnce(listener, id))?.entries ?? [], tag: null };
  },

  make: (listener: number, body: NewPlaylistInput) =>
    ask<FilledPlaylist>('POST', '/playlists', { query: { listener }, body }),

  /** A file in any of the formats. */
  bring: (listener: number, file: File) => {
    const body = new FormData();
    body.append('file', file, file.name);
    return ask<PlaylistImport>('POST', '/playlists/import', { query: { listener }, body });
  },

  alter: (listener: number, id: number, body: PlaylistChangeInput) =>
    ask<Playlist>('PATCH', `/playlists/${id}`, { query: { listener }, body }),

  remove: (listener: number, id: number) =>
    tell('DELETE', `/playlists/${id}`, { query: { listener } }),

  refresh: (listener: number, id: number) =>
    ask<FilledPlaylist>('POST', `/playlists/${id}/refresh`, { query: { listener } }),

  /** What rules would fill a playlist with now. */
  preview: (listener: number, body: PlaylistRulesInput) =>
    ask<Shelf>('POST', '/playlists/preview', { query: { listener }, body }),

  /** What a sentence says a playlist is to be. */
  understand: (listener: number, sentence: string) =>
    ask<UnderstoodPlaylist>('POST', '/playlists/understand', {
      ...{ query: { listener }, body: { sentence } },
    }),

  /** Before `position`; null at the end. */
  add: (
    listener: number,
    id: number,
    entry: { song: number; reason: string | null; position: number | null },
    tag: string | null = null,
  ) => {
    const { position, ...one } = entry;
    const url = apiUrl(`/playlists/${id}/entries`, { listener });
    return change('POST', url, tag, { entries: [one], position });
  },

  move: (listener: number, id: number, entry: number, position: number, tag: string | null) =>
    change('POST', apiUrl(`/playlists/${id}/entries/move`, { listener }), tag, {
      ...{ entries: [entry], position },
    }),

  takeOut: (listener: number, id: number, entry: number, tag: string | null) =>
    change('DELETE', apiUrl(`/playlists/${id}/entries`, { listener, entry }), tag),

  /** Where the browser gets a playlist as a file. */
  fileUrl: (listener: number, id: number, format: FileFormat) =>
    apiUrl(`/playlists/${id}/export`, { listener, format }),

  spotify: (listener: number) => get<SpotifyStatus>('/spotify', { listener }),

  push: (listener: number, id: number) =>
    ask<PushedPlaylist>('POST', `/playlists/${id}/push/spotify`, { query: { listener } }),
};
