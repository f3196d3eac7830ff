import { startFakeCompatible, startFakeSpotify } from '@echotune/connect';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { compatibleOperations } from '../compatible/described.fixture.ts';
import { openTown } from '../compatible/spotify/town.fixture.ts';
import { agentPreparations } from './agents.fixture.ts';
import { answerPreparations, languageSettings } from './answers.fixture.ts';
import type { Known } from './arbitrary-of.fixture.ts';
import type { Call } from './call.fixture.ts';
import { conversationPreparations } from './conversations.fixture.ts';
import { coverPreparations } from './covers.fixture.ts';
import {
  type Description,
  descriptionOf,
  type JsonSchema,
  type Operation,
  operationsOf,
} from './described-api.fixture.ts';
import { takesParameter } from './known-query.fixture.ts';
import type { Ask } from './make-things.fixture.ts';
import { modelPreparations } from './models.fixture.ts';
import { type TestApp, testNow } from './open-app.fixture.ts';
import { preparations } from './preparations.fixture.ts';
import { reportPreparations } from './reports.fixture.ts';
import { scrobblePreparations, startFakeServices } from './scrobble.fixture.ts';
import { spotifyPreparations, spotifySettings } from './spotify.fixture.ts';

const day = 86_400_000;

/** A server with something of everything, and what a call of each operation needs to be there. */
export interface OperationStage {
  readonly test: TestApp;
  /** All that can be called, ours and what is compatible. */
  readonly operations: readonly Operation[];
  /** Says what of a value a schema of the description does not allow; null where it fits. */
  readonly misfit: (schema: JsonSchema, value: unknown) => string | null;
  readonly known: Known;
  /** Makes what a call is about, where it must be there: what of the call then names it. */
  prepare(operation: string): Promise<Partial<Call>>;
}

export async function openOperationStage(
  environment: Readonly<Record<string, string>> = {},
): Promise<OperationStage> {
  const fake = await startFakeSpotify({ clock: () => testNow });
  const model = await startFakeCompatible();
  const services = await startFakeServices();
  const outside = {
    ...{ ...spotifySettings(fake), ...languageSettings(model), ...services.settings },
  };
  const { test, listener } = await openTown({ ...outside, ...environment });
  const close = async () => {
    await fake.close();
    await model.close();
    await services.close();
    await test.close();
  };
  const ask: Ask = async (method, url, payload) => {
    const path = `/api/v1${url.split('?', 1)[0]}`;
    const isOfListener = takesParameter(test.routes, { method, path }, 'listener');
    const whose = `${url.includes('?') ? '&' : '?'}listener=${listener}`;
    const answer = await test.app.inject({
      ...{ method, url: `/api/v1${url}${isOfListener ? whose : ''}` },
      ...(payload && { payload }),
    });
    if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.body}`);
    return answer.statusCode === 204 ? null : answer.json();
  };
  const description = await descriptionOf(test);
  const played = (await ask('GET', '/plays?limit=20')).next;
  const songs = (await ask('GET', '/search?q=song&limit=30')).songs;
  const ids = (of: (song: { id: number; artistId: number }) => number) =>
    fc.constantFrom(...new Set<number>(songs.map(of)));
  const [song, artist] = [ids(({ id }) => id), ids(({ artistId }) => artistId)];
  const tag = fc.constantFrom('rock', 'hip hop', 'r&b');
  const known: Known = {
    schemas: description.components.schemas,
    numbers: {
      ...{ listener: fc.constant(listener), x_listener: fc.constant(listener) },
      ...{ song, songs: song, withoutSong: song, withoutSongs: song },
      ...{ artist, artists: artist, withoutArtist: artist, withoutArtists: artist },
      startedAt: fc.integer({ min: testNow - 900 * day, max: testNow }),
    },
    texts: {
      ...{ tag, tags: tag, withTag: tag, withoutTag: tag, withoutTags: tag },
      ...{ seed_genres: tag, x_tags: tag, x_exclude_tags: tag },
      ...{ seed_artists: fc.constant('Artist 1'), seed_tracks: fc.constant('Song 7') },
      ...{ format: fc.constant('json') },
      ...{ cursor: fc.constant(played), timeZone: fc.constantFrom('UTC', 'Europe/Berlin') },
    },
    always: new Set(['listener', 'x_listener', 'song', 'seeds', 'songs', 'seed_genres', 'format']),
  };
  const needs = {
    ...(await preparations(test, ask, listener)),
    ...spotifyPreparations(fake, ask),
    ...answerPreparations,
    ...conversationPreparations(test, listener),
    ...modelPreparations(test),
    ...agentPreparations(test),
    ...reportPreparations(test),
    ...scrobblePreparations(test.echotune.store, listener),
    ...coverPreparations(test, services.coverart, { listener, song: songs[0]?.id ?? 0 }),
  };
  const prepare = async (operation: string) => (await needs[operation]?.()) ?? {};
  const operations = [...operationsOf(description), ...compatibleOperations];
  return {
    test: { ...test, close },
    operations,
    misfit: misfitFinder(description),
    known,
    prepare,
  };
}

function misfitFinder({ components }: Description): OperationStage['misfit'] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'api', components });
  const compiled = new Map<JsonSchema, ValidateFunction>();
  return (schema, value) => {
    const known = compiled.get(schema);
    const validate =
      known ?? ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')));
    if (known === undefined) compiled.set(schema, validate);
    return validate(value) ? null : ajv.errorsText(validate.errors);
  };
}
