/** The fake held against Spotify's published description, with what FACTS knows to differ. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { describeWith } from '../../../../tests/need.ts';
import { testContracts } from '../../../../tests/parts.ts';
import { connectedSpotify } from './connected.fixture.ts';
import { removedCallOf } from './removed.ts';

interface Operation {
  readonly deprecated?: boolean;
  readonly responses: Readonly<Record<string, Reference>>;
}
interface Reference {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}
interface Published {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Reference>> };
}

const methods = ['get', 'post', 'put', 'delete'];

/**
 * The description as Spotify keeps to it: deprecated fields are left out though it requires them, and
 * what its words call null may be null.
 */
function asAnswered(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asAnswered);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { properties, required, oneOf, ...rest }: Record<string, unknown> = { ...schema };
  const fields = Object.entries(Object(properties)).map(([name, field]) => {
    const { deprecated, description } = Object(field);
    const mayBeNull = ['context', 'next', 'previous'].includes(name) || /null/.test(description);
    const as = asAnswered(field);
    return { name, deprecated, as: mayBeNull ? { anyOf: [as, { type: 'null' }] } : as };
  });
  const gone = new Set(fields.filter(({ deprecated }) => deprecated).map(({ name }) => name));
  return {
    ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, asAnswered(value)])),
    ...(properties !== undefined && {
      properties: Object.fromEntries(fields.map(({ name, as }) => [name, as])),
    }),
    ...(Array.isArray(required) && { required: required.filter((name) => !gone.has(name)) }),
    // A track is an episode to a schema that requires nothing of either.
    ...(oneOf !== undefined && { anyOf: asAnswered(oneOf) }),
  };
}

describeWith('contracts', "the fake and Spotify's published description", () => {
  const published: Published = parse(
    readFileSync(`${testContracts}/spotify-web-api.openapi.yml`, 'utf8'),
  );
  const schemas = asAnswered(published.components);
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'api', components: schemas });

  /** What an answer has against the description; null where nothing. */
  const objection = (path: string, method: string, status: number, body: unknown) => {
    const described = published.paths[path]?.[method]?.responses[String(status)];
    if (described === undefined) return `${status} is not described`;
    const name = described.$ref?.split('/').at(-1);
    const response = name === undefined ? described : published.components.responses[name];
    const schema = response?.content?.['application/json']?.schema;
    if (schema === undefined) return body === null ? null : 'has a body';
    const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')));
    return validate(body) ? null : ajv.errorsText(validate.errors);
  };

  it('every answer of the fake is as described', async () => {
    const { fake, holder, time } = await connectedSpotify();
    const { world } = fake;
    const user = world.user();
    world.play(world.song(1), time.now);
    user.saved = [{ song: world.song(2), addedAt: time.now }];
    user.playing = { song: world.song(3), isPlaying: true, progressMs: 5 };
    const authorization = `Bearer ${await holder.token()}`;
    const wrong: unknown[] = [];
    const ask = async (method: string, path: string, named: string, body?: object) => {
      const answer = await fetch(`${fake.apiUrl}${named}`, {
        ...{ method, headers: { authorization, 'content-type': 'application/json' } },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      const told = text === '' ? null : JSON.parse(text);
      const why = objection(path, method.toLowerCase(), answer.status, told);
      if (why !== null) wrong.push([method, named, answer.status, why]);
      return told;
    };
    const get = (path: string, named = path) => ask('GET', path, named);
    await get('/me');
    await get('/me/player/recently-played');
    await get('/me/tracks');
    await get('/me/player/currently-playing');
    await get('/search', '/search?q=Paper%20Moon%201&type=track');
    for (const command of ['play', 'pause']) {
      await ask('PUT', `/me/player/${command}`, `/me/player/${command}`);
    }
    await ask('PUT', '/me/player/seek', '/me/player/seek?position_ms=1');
    for (const command of ['next', 'previous']) {
      await ask('POST', `/me/player/${command}`, `/me/player/${command}`);
    }
    const { id } = await ask('POST', '/me/playlists', '/me/playlists', { name: 'x' });
    const items = '/playlists/{playlist_id}/items';
    const uris = [world.song(1).uri];
    await ask('POST', items, `/playlists/${id}/items`, { uris });
    await ask('PUT', items, `/playlists/${id}/items`, { uris });
    await get(items, `/playlists/${id}/items`);
    world.expireAccessTokens();
    await get('/me');
    expect(wrong).toEqual([]);
  });

  it('what it keeps as deprecated is what the client holds to be gone, and nothing else', () => {
    const differing = Object.entries(published.paths).flatMap(([path, item]) =>
      methods
        .filter((method) => item[method] !== undefined)
        .filter((method) => {
          const named = path.replace(/\{\w+\}/g, 'x1');
          const isGone = removedCallOf(method.toUpperCase(), named) !== null;
          return isGone !== (item[method]?.deprecated ?? false);
        })
        .map((method) => `${method} ${path}`),
    );
    expect(differing).toEqual([]);
  });
});
