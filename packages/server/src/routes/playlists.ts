import type { NewPlaylist as Change, Playlist as Stored } from '@echotune/data';
import {
  fillPlaylist,
  type Mentioned,
  nameMentioned,
  type ReasonLanguage,
  rulesOf,
  storedRules,
  understandPlaylist,
} from '@echotune/service';
import { z } from 'zod';
import { playlistToChange, sendTag } from '../http/entity-tag.ts';
import { listenerOf } from '../http/listener-of.ts';
import { languageOf, negotiateLanguage } from '../http/negotiate.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { playlistOf, storedPlaylist } from '../playlist-of.ts';
import { IdParams } from '../schema/id-params.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { Nothing } from '../schema/nothing.ts';
import {
  Cursor,
  FilledPlaylist,
  NewPlaylist,
  Playlist,
  PlaylistChange,
  PlaylistDetail,
  PlaylistRules,
  PlaylistSentence,
  Playlists,
  UnderstoodPlaylist,
} from '../schema/playlist.ts';
import { Shelf } from '../schema/recommendation.ts';
import { shelfOf } from '../shelf-of.ts';
import { songOf } from '../song-of.ts';

const PageQuery = ListenerQuery.extend({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: Cursor,
});

export function playlistRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store } = echotune;

  app.get(
    '/playlists',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'listPlaylists',
        summary: 'The playlists, the newest first',
        querystring: PageQuery,
        response: { 200: Playlists },
      },
    },
    async (request) => {
      const { id } = await listenerOf(store, request);
      const { limit, cursor } = request.query;
      const before = cursor === undefined ? null : Number(cursor);
      const page = await store.playlists.list(id, before, limit);
      const last = page.length === limit ? page.at(-1) : undefined;
      return { playlists: page.map(playlistOf), next: last === undefined ? null : `${last.id}` };
    },
  );

  app.post(
    '/playlists',
    {
      config: { needs: 'recommend', idempotent: 'once' },
      schema: {
        operationId: 'addPlaylist',
        summary: 'Make a playlist, filled by hand or by rules',
        querystring: ListenerQuery,
        body: NewPlaylist,
        response: { 201: FilledPlaylist },
      },
    },
    async (request, reply) => {
      const listener = await listenerOf(store, request);
      const { rules, ...about } = request.body;
      const language = negotiateLanguage(request.headers['accept-language']);
      const asked =
        rules === null ? { rules: null, seedSongs: [] } : storedRules({ language, ...rules });
      const made = await store.playlists.create(listener.id, { ...about, ...asked });
      const { playlist, empty } = await filled(made);
      sendTag(reply, playlist);
      reply.header('location', `/api/v1/playlists/${playlist.id}`);
      return reply.code(201).send({ playlist: playlistOf(playlist), empty });
    },
  );

  app.post(
    '/playlists/preview',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'previewPlaylist',
        summary: 'What rules would fill a playlist with now',
        ...{ querystring: ListenerQuery, body: PlaylistRules, response: { 200: Shelf } },
      },
    },
    async (request, reply) => {
      const { id: listenerId } = await listenerOf(store, request);
      const rules = { language: languageOf(request, reply), ...request.body };
      return shelfOf(
        await echotune.recommender.recommend({ ...rules, listenerId }),
        rules.language,
      );
    },
  );

  app.post(
    '/playlists/understand',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'understandPlaylist',
        summary: 'What a sentence says a playlist is to be; nothing is made',
        querystring: ListenerQuery,
        ...{ body: PlaylistSentence, response: { 200: UnderstoodPlaylist } },
      },
    },
    async (request, reply) => {
      const { id: listenerId } = await listenerOf(store, request);
      const asked = { ...request.body, listenerId, language: languageOf(request, reply) };
      const { rules, mentioned, notUnderstood, ...rest } = await understandPlaylist(
        echotune.assistantDeps,
        asked,
      );
      return {
        ...{ ...rest, notUnderstood: [...notUnderstood], mentioned: mentionedOf(mentioned) },
        // What is undefined in it is not there.
        rules: PlaylistRules.parse(JSON.parse(JSON.stringify(rules))),
      };
    },
  );

  /** One with rules is not empty to begin with. */
  const filled = async (playlist: Stored) =>
    playlist.kind === 'rules' ? fillPlaylist(echotune, playlist) : { playlist, empty: null };

  app.get(
    '/playlists/:id',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'getPlaylist',
        summary: 'What is known of a playlist beside its tracks',
        params: IdParams,
        querystring: ListenerQuery,
        response: { 200: PlaylistDetail },
      },
    },
    async (request, reply) => {
      const listener = await listenerOf(store, request);
      const playlist = await storedPlaylist(store, listener.id, request.params.id);
      const mentioned = mentionedOf(await nameMentioned(store, rulesOf(playlist) ?? {}));
      sendTag(reply, playlist);
      return { ...playlistOf(playlist), mentioned };
    },
  );

  app.patch(
    '/playlists/:id',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'changePlaylist',
        summary: 'Change the name, the description or the rules of a playlist',
        params: IdParams,
        querystring: ListenerQuery,
        body: PlaylistChange,
        response: { 200: Playlist },
      },
    },
    async (request, reply) => {
      const ref = await playlistToChange(store, request);
      const language = negotiateLanguage(request.headers['accept-language']);
      const playlist = await store.playlists.change(ref, changeOf(request.body, language));
      sendTag(reply, playlist);
      return playlistOf(playlist);
    },
  );

  app.delete(
    '/playlists/:id',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'deletePlaylist',
        summary: 'Delete a playlist',
        response: { 204: Nothing },
        params: IdParams,
        querystring: ListenerQuery,
      },
    },
    async (request, reply) => {
      await store.playlists.remove(await playlistToChange(store, request));
      return reply.code(204).send();
    },
  );

  app.post(
    '/playlists/:id/refresh',
    {
      config: { needs: 'recommend' },
      schema: {
        operationId: 'refreshPlaylist',
        summary: 'Fill a playlist anew by its rules',
        params: IdParams,
        querystring: ListenerQuery,
        response: { 200: FilledPlaylist },
      },
    },
    async (request, reply) => {
      const { listenerId, id, version } = await playlistToChange(store, request);
      const stored = await storedPlaylist(store, listenerId, id);
      // Who asks reads the reasons, whatever language they were in before.
      const rules = stored.rules && { ...stored.rules, language: languageOf(request, reply) };
      const { playlist, empty } = await fillPlaylist(echotune, {
        ...{ ...stored, rules, version: version ?? stored.version },
      });
      sendTag(reply, playlist);
      return { playlist: playlistOf(playlist), empty };
    },
  );
}

function mentionedOf({ songs, artists }: Mentioned) {
  return { songs: songs.map(songOf), artists: [...artists] };
}

/** Without rules there is nothing to refresh. */
function changeOf(
  { rules, ...about }: z.output<typeof PlaylistChange>,
  language: ReasonLanguage,
): Partial<Change> {
  if (rules === undefined) return about;
  if (rules === null) return { refresh: null, ...about, rules, seedSongs: [] };
  return { ...about, ...storedRules({ language, ...rules }) };
}
