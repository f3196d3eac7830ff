import { namedTrack, type SourceIdentity, type SourceTrack } from '@echotune/formats';
import { addTracks, showEntries, type WantedTrack } from '@echotune/service';
import { z } from 'zod';
import { playlistToChange, sendTag } from '../http/entity-tag.ts';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { playlistOf, storedPlaylist } from '../playlist-of.ts';
import { IdParams } from '../schema/id-params.ts';
import { ListenerQuery } from '../schema/listener.ts';
import {
  Cursor,
  NewPlaylistEntries,
  type NewPlaylistEntry,
  Playlist,
  PlaylistEntries,
  PlaylistMove,
} from '../schema/playlist.ts';
import { songOf } from '../song-of.ts';

const PageQuery = ListenerQuery.extend({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: Cursor,
});
const EntryId = z.coerce.number().int().positive();
const RemoveQuery = ListenerQuery.extend({
  entry: z.union([EntryId, z.array(EntryId).max(1000)]).describe('May be given several times'),
});

export function playlistEntryRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store, clock } = echotune;
  const changed = {
    params: IdParams,
    querystring: ListenerQuery,
    response: { 200: Playlist },
  };

  app.get(
    '/playlists/:id/entries',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'listEntries',
        summary: 'The tracks of a playlist in their order',
        params: IdParams,
        querystring: PageQuery,
        response: { 200: PlaylistEntries },
      },
    },
    async (request, reply) => {
      const listener = await listenerOf(store, request);
      const playlist = await storedPlaylist(store, listener.id, request.params.id);
      const { limit, cursor = '0' } = request.query;
      const page = await showEntries(store, playlist, Number(cursor), limit);
      const after = (page.at(-1)?.position ?? playlist.entryCount) + 1;
      sendTag(reply, playlist);
      return {
        entries: page.map(({ song, ...entry }) => ({ ...entry, song: songOf(song) })),
        next: after < playlist.entryCount ? `${after}` : null,
      };
    },
  );

  app.post(
    '/playlists/:id/entries',
    {
      config: { needs: 'recommend', idempotent: 'once' },
      schema: {
        operationId: 'addEntries',
        summary: 'Put tracks into a playlist',
        ...changed,
        body: NewPlaylistEntries,
      },
    },
    async (request, reply) => {
      const ref = await playlistToChange(store, request);
      const { entries, position } = request.body;
      const now = clock();
      const playlist = await addTracks(store, ref, entries.map(wanted), { position, now });
      sendTag(reply, playlist);
      return playlistOf(playlist);
    },
  );

  app.post(
    '/playlists/:id/entries/move',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'moveEntries',
        summary: 'Move tracks of a playlist',
        ...changed,
        body: PlaylistMove,
      },
    },
    async (request, reply) => {
      const ref = await playlistToChange(store, request);
      const { entries, position } = request.body;
      const playlist = await store.playlists.move(ref, entries, position);
      sendTag(reply, playlist);
      return playlistOf(playlist);
    },
  );

  app.delete(
    '/playlists/:id/entries',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'removeEntries',
        summary: 'Take tracks out of a playlist',
        ...changed,
        querystring: RemoveQuery,
      },
    },
    async (request, reply) => {
      const ref = await playlistToChange(store, request);
      const playlist = await store.playlists.takeOut(ref, [request.query.entry].flat());
      sendTag(reply, playlist);
      return playlistOf(playlist);
    },
  );
}

type Named = Extract<z.output<typeof NewPlaylistEntry>, { title: string }>;

function wanted(entry: z.output<typeof NewPlaylistEntry>): WantedTrack {
  const { reason } = entry;
  return 'song' in entry ? { songId: entry.song, reason } : { track: trackOf(entry), reason };
}

function trackOf({ title, artist, album, spotifyUri, recordingMbid }: Named): SourceTrack {
  const identities: SourceIdentity[] = [];
  if (spotifyUri !== null) identities.push({ kind: 'spotify-track', value: spotifyUri });
  if (recordingMbid !== null) {
    identities.push({ kind: 'recording-mbid', value: recordingMbid.toLowerCase() });
  }
  return namedTrack(title, artist, { id: spotifyUri, album, identities });
}
