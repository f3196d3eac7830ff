import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import {
  badCursors,
  badEscapes,
  badIds,
  badTexts,
  badValues,
  deep,
  malformed,
} from './bad-values.fixture.ts';
import { type Call, formType, isObject, jsonType, requestOf } from './call.fixture.ts';
import type { JsonSchema, Operation, Parameter } from './described-api.fixture.ts';

/** What is wrong with a request, and the request. */
export interface Faulty {
  readonly fault: string;
  readonly request: InjectOptions;
}

/** Whether a value is one that a schema allows. */
export type Allows = (schema: JsonSchema, value: unknown) => boolean;

export interface Spoiling {
  readonly operation: Operation;
  readonly call: Call;
  readonly allows: Allows;
}
/** Each made when it is asked for: some are large. */
type Spoiled = readonly (() => Faulty)[];

/** Scrobblers' APIs take what they can use of what they are sent, whatever type it says it has. */
const isOurs = ({ path }: Operation) => /^\/(?:api\/)?v1\//.test(path);

/** As a query gives it: text, of which a number or a truth is made where one is wanted. */
function allowsText(allows: Allows, schema: JsonSchema, text: string): boolean {
  const read = [text, text === 'true', ...(Number.isNaN(Number(text)) ? [] : [Number(text)])];
  return read.some((value) => allows(schema, value)) && !text.includes('\0');
}

function parametersIn({ operation }: Spoiling, place: Parameter['in']): readonly Parameter[] {
  return (operation.parameters ?? []).filter((parameter) => parameter.in === place);
}

function spoiledPaths(spoiling: Spoiling): Spoiled {
  const { operation, call } = spoiling;
  const filled = (name: string, value: string) =>
    requestOf(operation, { ...call, path: { ...call.path, [name]: value } });
  return parametersIn(spoiling, 'path').flatMap(({ name }) => [
    ...badIds.map((id) => () => ({
      fault: `path ${name} is ${id.slice(0, 30)}`,
      request: filled(name, id),
    })),
    ...badEscapes.map((bad) => () => {
      const request = filled(name, 'ESCAPE');
      const url = String(request.url).replace('ESCAPE', bad);
      return { fault: `path ${name} is ${bad}`, request: { ...request, url } };
    }),
  ]);
}

function spoiledQueries(spoiling: Spoiling): Spoiled {
  const { operation, call, allows } = spoiling;
  const asking = (fault: string, query: Call['query']) => () => ({
    fault: `query ${fault}`,
    request: requestOf(operation, { ...call, query: { ...call.query, ...query } }),
  });
  return parametersIn(spoiling, 'query').flatMap(({ name, schema, required }) => [
    ...badTexts
      .filter((text) => !allowsText(allows, schema, text))
      .map((text) => asking(`${name} is ${text.slice(0, 30)}`, { [name]: text })),
    ...(name === 'cursor' ? badCursors : []).map((text) =>
      asking(`cursor is ${text.slice(0, 30)}`, { cursor: text }),
    ),
    ...(schema.anyOf === undefined && isOurs(operation)
      ? [asking(`${name} twice`, { [name]: ['a', 'b'] })]
      : []),
    ...(name.endsWith('listener') ? [asking('names nobody', { [name]: 987_654 })] : []),
    ...(required ? [asking(`lacks ${name}`, { [name]: undefined })] : []),
  ]);
}

/** A value with one place of it replaced, for each of its places. */
function* replacements(value: unknown, by: unknown): Generator<unknown> {
  yield by;
  yield* within(value, (item) => replacements(item, by));
}

/** A value with one property of it left out, for each property anywhere. */
function* omissions(value: unknown): Generator<unknown> {
  if (isObject(value)) {
    for (const name of Object.keys(value)) {
      const { [name]: _, ...rest } = value;
      yield rest;
    }
  }
  yield* within(value, omissions);
}

/** A value with one of its parts as `changed` has it. */
function* within(
  value: unknown,
  changed: (part: unknown) => Iterable<unknown>,
): Generator<unknown> {
  if (Array.isArray(value)) {
    for (const [at, item] of value.slice(0, 3).entries()) {
      for (const other of changed(item)) yield value.with(at, other);
    }
  } else if (isObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      for (const other of changed(item)) yield { ...value, [name]: other };
    }
  }
}

function spoiledBodies({ operation, call, allows }: Spoiling): Spoiled {
  const schema = operation.requestBody?.content[jsonType]?.schema;
  if (schema === undefined) return [];
  const request = requestOf(operation, call);
  const sending =
    (fault: string, payload: () => string, type = jsonType) =>
    () => {
      const headers = { ...request.headers, 'content-type': type };
      return { fault: `body ${fault}`, request: { ...request, headers, payload: payload() } };
    };
  const isBad = (value: unknown) =>
    !allows(schema, value) || (isOurs(operation) && holdsUnstorable(value));
  const text = JSON.stringify(call.body);
  const types = ['text/plain', 'application/xml', 'application/octet-stream', 'nonsense', formType];
  return [
    ...[...badValues.flatMap((bad) => [...replacements(call.body, bad)]), ...omissions(call.body)]
      .filter(isBad)
      .map((value) => sending('is not as described', () => JSON.stringify(value))),
    ...malformed.map((bad) => sending(`is ${bad.slice(0, 20)}`, () => bad)),
    ...(isOurs(operation)
      ? [
          ...types.map((type) => sending(`is ${type}`, () => text, type)),
          sending('is a form without an end', () => text, 'multipart/form-data; boundary=x'),
          sending('is a form without a boundary', () => text, 'multipart/form-data'),
          sending('is too large', () => JSON.stringify({ a: 'x'.repeat(4 * 1024 * 1024) })),
        ]
      : []),
  ];
}

/** Half a surrogate pair, or NUL: no store can hold them. */
function holdsUnstorable(value: unknown): boolean {
  return /\\u(?:0000|d[89a-f])/.test(JSON.stringify(value));
}

function spoiledForms({ operation, call }: Spoiling): Spoiled {
  if (operation.requestBody?.content[formType] === undefined) return [];
  const { required = [] } = operation.requestBody.content[formType].schema;
  const asking = (fault: string, body: Call['query']) => () => ({
    fault: `form ${fault}`,
    request: requestOf(operation, { ...call, body: { ...Object(call.body), ...body } }),
  });
  return required.flatMap((name) => [
    asking(`lacks ${name}`, { [name]: undefined }),
    ...(/^(?:token|key|sk|api_sig|method|grant_type|client_secret|password)$/.test(name)
      ? badTexts.map((text) => asking(`${name} is ${text.slice(0, 30)}`, { [name]: text }))
      : []),
  ]);
}

function spoiledUploads({ operation, call }: Spoiling): Spoiled {
  if (call.files === undefined) return [];
  const request = requestOf(operation, call);
  const type = 'multipart/form-data; boundary=x';
  const part = (headers: string, content = '') => `--x\r\n${headers}\r\n\r\n${content}\r\n`;
  const file = 'Content-Disposition: form-data; name="file"';
  const end = '--x--\r\n';
  const names = ['a.txt', '../../a.json', '\0.zip', 'a.zip', `${'a'.repeat(3000)}.xyz`];
  const contents = ['', 'hello', '{', '{"a":1}', '\0\0\0', 'PK\u0003\u0004', deep('{"a":', '}')];
  const named = contents.flatMap((content) =>
    names.map((name) => [type, part(`${file}; filename="${name}"`, content) + end] as const),
  );
  const bodies = [
    ...named,
    ...([
      [jsonType, '{}'],
      ['text/plain', 'hello'],
      [formType, 'file=1'],
    ] as const),
    ...([
      ['multipart/form-data', end],
      [type, ''],
      [type, end],
    ] as const),
    [type, part(`${file}; filename="a.json"`, '[').slice(0, -3)],
    [type, part(file, 'no file') + end],
    [type, part('nonsense', 'x') + end],
    [type, part(`X: ${'y'.repeat(100_000)}`, 'x') + end],
    [type.replace('=x', '=other'), part(`${file}; filename="a.json"`, '[]') + end],
  ] as const;
  return bodies.map(([contentType, payload]) => () => ({
    fault: `upload ${contentType} ${payload.slice(0, 120)}`,
    request: { ...request, headers: { 'content-type': contentType }, payload },
  }));
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE'] as const;

function spoiledHeaders({ operation, call }: Spoiling, there: ReadonlySet<string>): Spoiled {
  const request = requestOf(operation, call);
  const { path, security = [] } = operation;
  const headed = (fault: string, headers: Readonly<Record<string, string>>) => () => ({
    ...{ fault, request: { ...request, headers: { ...request.headers, ...headers } } },
  });
  const strange = [
    headed('no key', { authorization: 'Bearer nonsense' }),
    headed('a strange key', { authorization: `Bearer ${'x'.repeat(10_000)}` }),
    headed('another scheme', { authorization: 'Basic b3duZXI6' }),
    headed('no session', { cookie: 'echotune.session_token=a.b' }),
    headed('a strange session', { cookie: 'echotune.session_token=%ff%00; ;=' }),
  ];
  return [
    ...methods
      .filter((method) => !there.has(`${method} ${path}`))
      .filter((method) => method !== 'OPTIONS' || isOurs(operation))
      .map((method) => () => ({ fault: `method ${method}`, request: { ...request, method } })),
    // Probes come under whatever name a machine has.
    ...(/\/health\/(?:live|ready)$/.test(operation.path)
      ? []
      : [headed('host of elsewhere', { host: 'evil.example' })]),
    ...(isOurs(operation)
      ? [headed('origin of elsewhere', { origin: 'https://evil.example' })]
      : []),
    ...(security.length === 0 ? [] : strange),
  ];
}

/** What can be wrong with a call of an operation. `there` are the methods and addresses that there are. */
export function faultsOf(
  spoiling: Spoiling,
  there: ReadonlySet<string>,
): fc.Arbitrary<() => Faulty> {
  const kinds = [
    spoiledPaths(spoiling),
    spoiledQueries(spoiling),
    spoiledBodies(spoiling),
    spoiledForms(spoiling),
    spoiledUploads(spoiling),
    spoiledHeaders(spoiling, there),
  ].filter((kind) => kind.length > 0);
  return fc.oneof(...kinds.map((kind) => fc.constantFrom(...kind)));
}
