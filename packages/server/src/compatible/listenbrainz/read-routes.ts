import { EchoError } from '@echotune/data';
import type { RouteContext } from '../../http/route-context.ts';
import type { TypedApp } from '../../http/typed-app.ts';
import type { FindHolder } from '../token-holder.ts';
import { admit, admitted, askedToken, assertOwn } from './authorise.ts';
import { listensOf } from './listens.ts';
import { readBody } from './read-body.ts';
import { LatestImport, LatestImportQuery, ListensQuery, TokenQuery, UserParams } from './schema.ts';

/** What ListenBrainz' clients ask. */
export function listenbrainzReadRoutes(
  app: TypedApp,
  { echotune }: RouteContext,
  find: FindHolder,
): void {
  const { store } = echotune;
  const forReaders = { onRequest: admit(find, 'read') };
  const ofUser = { ...forReaders, schema: { hide: true, params: UserParams } };

  app.get(
    '/validate-token',
    { schema: { hide: true, querystring: TokenQuery } },
    async (request) => {
      const token = askedToken(request.query.token, request);
      if (token === null) {
        throw new EchoError('input-invalid', 'You need to provide an Authorization token.');
      }
      const holder = await find(token);
      if (holder === null) return { code: 200, message: 'Token invalid.', valid: false };
      const { name } = holder.listener;
      return { code: 200, message: 'Token valid.', valid: true, user_name: name };
    },
  );

  app.get(
    '/user/:user/listens',
    { ...forReaders, schema: { hide: true, params: UserParams, querystring: ListensQuery } },
    async (request) => {
      const listener = admitted(request);
      assertOwn(listener, request.params.user);
      const { count, min_ts: min, max_ts: max } = request.query;
      if (min !== undefined && max !== undefined) {
        throw new EchoError('input-invalid', 'You may only specify max_ts or min_ts, not both.');
      }
      const before = max === undefined ? undefined : { startedAt: max * 1000, id: 0 };
      const plays =
        min === undefined
          ? await store.plays.recent(listener.id, count, before)
          : (await store.plays.after(listener.id, min * 1000 + 999, count)).reverse();
      const [latest] = await store.plays.recent(listener.id, 1);
      const [oldest] = await store.plays.after(listener.id, 0, 1);
      return {
        payload: {
          ...{ count: plays.length, user_id: listener.name },
          latest_listen_ts: Math.floor((latest?.startedAt ?? 0) / 1000),
          oldest_listen_ts: Math.floor((oldest?.startedAt ?? 0) / 1000),
          listens: await listensOf(store, listener, plays),
        },
      };
    },
  );

  app.get('/user/:user/listen-count', ofUser, async (request) => {
    const listener = admitted(request);
    assertOwn(listener, request.params.user);
    return { payload: { count: await store.plays.count(listener.id) } };
  });

  app.get('/user/:user/playing-now', ofUser, async (request) => {
    const listener = admitted(request);
    assertOwn(listener, request.params.user);
    const playing = await store.nowPlaying.get(listener.id);
    const listens =
      playing === null
        ? []
        : [
            {
              playing_now: true,
              track_metadata: {
                artist_name: playing.artist,
                track_name: playing.title,
                ...(playing.album === null ? {} : { release_name: playing.album }),
                additional_info:
                  playing.durationMs === null ? {} : { duration_ms: playing.durationMs },
              },
            },
          ];
    return {
      payload: { count: listens.length, user_id: listener.name, playing_now: true, listens },
    };
  });
  latestImportRoutes(app, find);
}

/**
 * How far an importer came, in this process's memory: one that has to begin again sends what is
 * stored, and nothing is stored twice.
 */
function latestImportRoutes(app: TypedApp, find: FindHolder): void {
  const latest = new Map<number, number>();
  const forScrobblers = { onRequest: admit(find, 'scrobble') };

  app.get(
    '/latest-import',
    { ...forScrobblers, schema: { hide: true, querystring: LatestImportQuery } },
    async (request) => {
      const listener = admitted(request);
      assertOwn(listener, request.query.user_name ?? listener.name);
      return { musicbrainz_id: listener.name, latest_import: latest.get(listener.id) ?? 0 };
    },
  );

  app.post('/latest-import', { ...forScrobblers, schema: { hide: true } }, async (request) => {
    const listener = admitted(request);
    const { ts } = readBody(LatestImport, request.body);
    latest.set(listener.id, Math.max(ts, latest.get(listener.id) ?? 0));
    return { status: 'ok' };
  });
}
