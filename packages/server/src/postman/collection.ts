import { z } from 'zod';
import { type Example, examples } from './examples.ts';
import { expectStatus, remember } from './remember.ts';

const Parameter = z.object({
  name: z.string(),
  in: z.string(),
  description: z.string().optional(),
});
const Operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  tags: z.tuple([z.string()]),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(Parameter).default([]),
  responses: z.record(z.string(), z.unknown()),
});
/** What a collection takes from a description. */
const Description = z.object({
  info: z.object({ title: z.string(), description: z.string() }),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

interface Request extends z.output<typeof Operation> {
  readonly method: string;
  readonly path: string;
}

/** The name of what an address is about, where it is not the word before its number. */
const aboutOthers: Readonly<Record<string, string>> = {
  '/api/v1/models/jobs/{id}': 'models',
  '/api/v1/agents/log/{id}/replay': 'logged',
  '/v1/audio-features/{id}': 'tracks',
};

/** Whether an API key, or nobody, may ask it; what else there is takes somebody at the page. */
function isForPrograms({ security, method }: Request): boolean {
  return security.length === 0 ? method === 'GET' : security.some((way) => 'apiKey' in way);
}

/** What makes comes before what fills, that before what looks; what takes away is last, the whole after its parts. */
function orderOf({ method, path, operationId }: Request): number {
  const isOfOne = path.includes('{');
  const isOfParts = path.endsWith('/entries');
  if (method === 'DELETE') return path.endsWith('}') ? 7 : 6;
  if (method === 'GET') return isOfOne && !isOfParts ? 4 : 3;
  if (isOfParts) return 2;
  const isAboutOthers = examples[operationId]?.body?.includes('{{') === true;
  if (isOfOne || isAboutOthers) return 5;
  return path.endsWith('/import') ? 0 : 1;
}

const use =
  'Put an API key into the variable `apiKey`. Run as a whole it makes, changes and removes things, and adds plays of "The Examples": take the key of a listener that is there for trying. Trainings and decisions about names need the scope `operate`.';

const boundary = 'postman-example-boundary';

function bodyOf({ body, file }: Example) {
  if (file !== undefined) {
    const raw = [
      ...[`--${boundary}`, `Content-Disposition: form-data; name="file"; filename="${file.name}"`],
      ...['Content-Type: application/octet-stream', '', file.content, `--${boundary}--`, ''],
    ].join('\r\n');
    const type = `multipart/form-data; boundary=${boundary}`;
    return { header: [{ key: 'Content-Type', value: type }], body: { mode: 'raw', raw } };
  }
  if (body === undefined) return { header: [] };
  return {
    header: [{ key: 'Content-Type', value: 'application/json' }],
    body: { mode: 'raw', raw: body, options: { raw: { language: 'json' } } },
  };
}

function urlOf({ path, parameters, operationId }: Request) {
  const filled = path.replace(/([a-z-]+)\/\{(\w+)\}/g, (_all, word: string, name: string) => {
    return `${word}/{{${name === 'id' ? (aboutOthers[path] ?? word) : name}}}`;
  });
  const given = examples[operationId]?.query ?? {};
  const query = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, description }) => ({
      ...{ key: name, value: given[name] ?? '', disabled: given[name] === undefined },
      ...(description !== undefined && { description }),
    }));
  return {
    raw: `{{baseUrl}}${filled}`,
    host: ['{{baseUrl}}'],
    path: filled.slice(1).split('/'),
    query,
  };
}

const script = (listen: string, text: string) => ({
  ...{ listen, script: { type: 'text/javascript', exec: text.split('\n') } },
});

function itemOf(request: Request) {
  const { method, summary, responses, security, operationId } = request;
  const expected = Object.keys(responses)
    .map(Number)
    .filter((status) => status < 300);
  const { mayBeMissing = false, mayBeRefused = false } = examples[operationId] ?? {};
  const missing = [...(mayBeMissing ? [404] : []), ...(mayBeRefused ? [409] : [])];
  return {
    name: summary,
    request: {
      ...{ method, description: summary, url: urlOf(request) },
      ...bodyOf(examples[operationId] ?? {}),
      ...(security.length === 0 && { auth: { type: 'noauth' } }),
    },
    event: [script('test', expectStatus([...expected, ...missing]))],
  };
}

/**
 * A Postman collection (v2.1.0) of what a program may ask, from the description of the API. Run from its
 * beginning to its end each request is about what an earlier one made; the API key comes in a variable.
 *
 * Our own: openapi-to-postmanv2 makes requests that no server accepts ("<integer>" for a number), knows
 * nothing of what follows from what, and would bring 85 packages into the server.
 */
export function postmanCollection(description: unknown, baseUrl: string) {
  const { info, tags, paths } = Description.parse(description);
  const requests = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...{ ...operation, path, method: method.toUpperCase() },
    })),
  );
  const known = requests.filter(isForPrograms).sort((one, other) => orderOf(one) - orderOf(other));
  return {
    info: {
      name: info.title,
      description: `${info.description}\n\n${use}`,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{apiKey}}', type: 'string' }] },
    variable: [
      { key: 'baseUrl', value: baseUrl },
      { key: 'apiKey', value: '' },
      // Of a model; the first is there once something was learned.
      { key: 'version', value: '1' },
      // Of what agents have done and seen; there is some once one of them has looked.
      ...[
        { key: 'agent', value: 'budget' },
        { key: 'acts', value: '1' },
        { key: 'logged', value: '1' },
      ],
    ],
    event: [script('test', remember)],
    item: tags.map(({ name, description: about }) => ({
      ...{ name, description: about },
      item: known.filter((request) => request.tags[0] === name).map(itemOf),
    })),
  };
}
