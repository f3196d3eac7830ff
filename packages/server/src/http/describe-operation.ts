import type { SwaggerTransform } from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { SpotifyProblem } from '../compatible/spotify/schema.ts';
import { Problem } from '../schema/health.ts';
import type { Needs } from './authorise.ts';
import { idempotencyKeyHeader } from './idempotency.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes a file, or several, as multipart/form-data. */
    takes?: 'file' | 'files';
  }
}

interface Group {
  readonly description: string;
  /** What its addresses begin with after `/api/v1/`. */
  readonly paths: readonly string[];
}

const groups: Readonly<Record<string, Group>> = {
  health: { description: 'How EchoTune is', paths: ['health', 'vitals'] },
  accounts: {
    description: 'Who may use this EchoTune, and with which keys',
    paths: [
      ...[
        'instance',
        'claim',
        'invitations',
        'reset',
        'sign-in',
        'sign-out',
        'account',
        'accounts',
      ],
      ...['people', 'sessions', 'keys', 'audit'],
    ],
  },
  listeners: { description: 'Whose history it is', paths: ['listeners', 'overview', 'demo'] },
  plays: {
    description: 'What was listened to',
    paths: ['plays', 'imports', 'past-imports', 'statistics'],
  },
  catalogue: {
    description: 'Songs and artists',
    paths: ['search', 'songs', 'artists', 'covers', 'taste-map', 'identity'],
  },
  recommendations: {
    description: 'What to listen to, and why',
    paths: [
      ...['shelves', 'recommendations', 'radio', 'bridge', 'verdicts', 'exclusions', 'backtests'],
    ],
  },
  playlists: { description: 'What stays, by hand or by rules', paths: ['playlists'] },
  spotify: { description: 'A Spotify account, as far as it is still open', paths: ['spotify'] },
  providers: { description: 'The services that are asked outside', paths: ['providers'] },
  webhooks: { description: 'Addresses that are told what happens', paths: ['webhooks'] },
  conversations: {
    description: 'Talks with the assistant, and the changes it offers',
    paths: ['conversations', 'proposals'],
  },
  answers: { description: 'Questions to language models', paths: ['answers'] },
  budget: { description: 'What paid calls may cost, and did', paths: ['budget'] },
  cache: { description: 'Answers that are given again', paths: ['cache'] },
  models: { description: 'What learns from the plays', paths: ['models'] },
  jobs: { description: 'What is done in the background', paths: ['jobs'] },
  agents: { description: 'What looks after EchoTune by itself', paths: ['agents'] },
  reports: { description: 'What the system and its repository show', paths: ['reports'] },
};
const spotify = 'spotify-compatible';

/** The groups in the order in which they are shown. */
export const tags = [
  ...Object.entries(groups).map(([name, { description }]) => ({ name, description })),
  { name: spotify, description: 'What Spotify withdrew in November 2024, as it was' },
];

/** `/api/v1/plays/{id}` is about plays; `/v1/…` is as another service has it. */
function tagOf(url: string): string | undefined {
  if (url.startsWith('/v1/')) return spotify;
  const path = /^\/api\/v1\/([a-z-]+)/.exec(url)?.[1] ?? '';
  return Object.keys(groups).find((name) => groups[name]?.paths.includes(path));
}

/** How one may show who one is. */
export const securitySchemes = {
  apiKey: {
    ...({ type: 'http', scheme: 'bearer' } as const),
    description: 'An API key of the account page; the scope that is needed stands beside it',
  },
  session: {
    ...({ type: 'apiKey', in: 'cookie', name: 'echotune.session_token' } as const),
    description: 'The cookie that signing in sets',
  },
};

function securityOf(needs: Needs | undefined): Record<string, string[]>[] {
  if (needs === 'nobody') return [];
  if (needs === undefined || needs === 'session' || needs === 'owner') return [{ session: [] }];
  return [{ apiKey: [needs] }, { session: [] }];
}

const file = { type: 'string', format: 'binary' };
const forms = { file, files: { type: 'array', items: file, minItems: 1 } } as const;

/** An operation from the schemas that validate it, and from what its route says it needs. */
export const describeOperation: SwaggerTransform = (document) => {
  const { route, url, schema } = document;
  const tag = tagOf(url);
  if (tag === undefined || schema?.hide === true) return { url, schema: { hide: true } };
  const error =
    tag === spotify
      ? { description: 'As Spotify says what is wrong', content: json(SpotifyProblem) }
      : {
          description: 'What is wrong',
          content: { 'application/problem+json': { schema: Problem } },
        };
  const response = { ...Object(schema?.response), default: error };
  const described = jsonSchemaTransform({ ...document, schema: { ...schema, response } }).schema;
  const { needs, takes, idempotent } = route.config ?? {};
  const body = takes && { type: 'object', properties: { file: forms[takes] }, required: ['file'] };
  return {
    url,
    schema: {
      ...described,
      ...{ tags: [tag], security: securityOf(needs) },
      ...(idempotent && { headers: idempotencyKeyHeader }),
      ...(body && { body, consumes: ['multipart/form-data'] }),
    },
  };
};

function json(schema: typeof SpotifyProblem) {
  return { 'application/json': { schema } };
}
