import { formType, jsonType } from '../http/call.fixture.ts';
import type { Described, JsonSchema, Operation } from '../http/described-api.fixture.ts';

/**
 * What others' clients call and our description leaves to the documents of those services, in the words
 * of a description: ListenBrainz (https://listenbrainz.readthedocs.io/en/latest/users/api/core.html),
 * Last.fm (https://www.last.fm/api) and Spotify's token endpoint.
 */

const text = { type: 'string', minLength: 1, maxLength: 200 } as const;
const md5 = { type: 'string', pattern: '^[0-9a-f]{32}$' } as const;
const anyText = { type: 'string' } as const;
const since1970 = { type: 'integer', minimum: 0 } as const;
const seconds = { type: 'integer', minimum: 1_033_410_600, maximum: 1_781_000_000 } as const;
const object = (properties: Record<string, JsonSchema>): JsonSchema => ({
  ...{ type: 'object', properties, required: Object.keys(properties) },
});
const answered = (schema: JsonSchema): Described['responses'] => ({
  ...{ 200: { content: { [jsonType]: { schema } } } },
  default: { content: { [jsonType]: { schema: object({ code: {}, error: text }) } } },
});
const inQuery = (properties: Record<string, JsonSchema>) =>
  Object.entries(properties).map(([name, schema]) => {
    return { in: 'query', name, schema, required: true } as const;
  });

const optional = (name: string, schema: JsonSchema) =>
  ({ in: 'query', name, schema, required: false }) as const;

const done = answered(object({ status: { const: 'ok' } }));
const user = { in: 'path', name: 'user', schema: text, required: true } as const;
const listen = object({
  listened_at: seconds,
  track_metadata: object({ artist_name: text, track_name: text }),
});

function listenbrainz(path: string, described: Partial<Operation>): Operation {
  return {
    ...{ method: described.requestBody ? 'POST' : 'GET', name: `listenbrainz ${path}` },
    ...{ path: `/listenbrainz/1/${path}`, responses: done, ...described },
  };
}

const asJson = (schema: JsonSchema) => ({ content: { [jsonType]: { schema } } });
const payload = answered(object({ payload: object({ count: { type: 'integer' } }) }));

const listenbrainzOperations = [
  listenbrainz('validate-token', {
    parameters: [],
    responses: answered(object({ valid: { const: true }, user_name: text })),
  }),
  listenbrainz('user/{user}/listens', {
    parameters: [user, optional('count', { type: 'integer', minimum: 0 })],
    responses: payload,
  }),
  listenbrainz('user/{user}/listen-count', { parameters: [user], responses: payload }),
  listenbrainz('user/{user}/playing-now', { parameters: [user], responses: payload }),
  listenbrainz('latest-import', {
    responses: answered(object({ latest_import: { type: 'integer' } })),
  }),
  listenbrainz('latest-import', {
    ...{ method: 'POST', name: 'listenbrainz latest-import set' },
    requestBody: asJson(object({ ts: since1970 })),
  }),
  listenbrainz('submit-listens', {
    requestBody: asJson(
      object({
        listen_type: { const: 'import' },
        payload: { type: 'array', items: listen, minItems: 1 },
      }),
    ),
  }),
  listenbrainz('feedback/recording-feedback', {
    requestBody: asJson(object({ recording_msid: text, score: { enum: [1, 0, -1] } })),
  }),
  listenbrainz('delete-listen', {
    requestBody: asJson(object({ listened_at: since1970, recording_msid: anyText })),
  }),
];

/** A method that is called by POST, with what its answer is called; null where there is none. */
function lastfm(
  method: string,
  answer: string | null,
  fields: Record<string, JsonSchema>,
): Operation {
  const { properties, required = [] } = object({
    ...{ method: { const: method }, api_key: text, api_sig: md5, ...fields },
  });
  const form = { type: 'object', properties: { ...properties, format: anyText }, required };
  return {
    ...{ method: 'POST', name: `lastfm ${method}`, path: '/lastfm/2.0' },
    requestBody: { content: { [formType]: { schema: form } } },
    responses: {
      200: { content: { [jsonType]: { schema: answer === null ? {} : object({ [answer]: {} }) } } },
      default: {
        content: { [jsonType]: { schema: object({ error: { type: 'integer' }, message: text }) } },
      },
    },
  };
}

/** One that is called by GET. */
function lastfmQuery(method: string, fields: Record<string, JsonSchema>): Operation {
  const { requestBody: _, ...operation } = lastfm(method, null, {});
  const parameters = inQuery({ method: { const: method }, ...fields });
  return { ...operation, method: 'GET', parameters: [...parameters, optional('format', anyText)] };
}

const track = { sk: text, artist: text, track: text };
const page = { content: { 'text/html': { schema: { type: 'string' } } } };

const lastfmOperations = [
  lastfmQuery('auth.getToken', { api_key: text, api_sig: md5 }),
  lastfm('auth.getSession', 'session', { token: text }),
  lastfm('auth.getMobileSession', 'session', { username: text, password: text }),
  lastfm('track.scrobble', 'scrobbles', { ...track, timestamp: seconds }),
  lastfm('track.updateNowPlaying', 'nowplaying', track),
  lastfm('track.love', null, track),
  lastfm('track.unlove', null, track),
  lastfmQuery('user.getInfo', { api_key: { ...anyText, minLength: 1 }, sk: text }),
];

const approval: Operation = {
  ...{ method: 'GET', path: '/lastfm/api/auth', name: 'lastfm approval' },
  ...{ parameters: inQuery({ token: md5 }), responses: { 200: page, default: page } },
};

/** All of them. */
export const compatibleOperations: readonly Operation[] = [
  ...listenbrainzOperations,
  ...lastfmOperations,
  approval,
  {
    ...{ ...approval, method: 'POST', name: 'lastfm approve', parameters: [] },
    requestBody: { content: { [formType]: { schema: object({ token: md5, key: text }) } } },
  },
  {
    ...{ method: 'POST', path: '/api/token', name: 'spotify token' },
    requestBody: {
      content: {
        [formType]: {
          schema: object({ grant_type: { const: 'client_credentials' }, client_secret: text }),
        },
      },
    },
    responses: {
      200: { content: { [jsonType]: { schema: object({ access_token: text, expires_in: {} }) } } },
      default: { content: { [jsonType]: { schema: object({ error: text }) } } },
    },
  },
];
