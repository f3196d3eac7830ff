import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { upload } from '../../../../tests/kit/upload.ts';
import { arbitraryOf, type Known } from './arbitrary-of.fixture.ts';
import type { Operation } from './described-api.fixture.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a request to an operation holds. */
export interface Call {
  readonly path: Values;
  readonly query: Values;
  /** As JSON; undefined for none. */
  readonly body?: unknown;
  /** By name, instead of a body. */
  readonly files?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export const jsonType = 'application/json';
export const formType = 'application/x-www-form-urlencoded';

/** Calls that an operation's description allows. */
export function callsOf(operation: Operation, known: Known): fc.Arbitrary<Call> {
  const { parameters = [], requestBody } = operation;
  const valuesIn = (place: 'path' | 'query') => {
    const of = parameters.filter((parameter) => parameter.in === place);
    const values = of.map(({ name, schema }) => [name, arbitraryOf(schema, known, name)] as const);
    const requiredKeys = of.flatMap(({ name, required }) =>
      required || known.always.has(name) ? name : [],
    );
    return fc.record(Object.fromEntries(values), { requiredKeys });
  };
  const { content = {} } = requestBody ?? {};
  const body = (content[jsonType] ?? content[formType])?.schema;
  return fc.record({
    ...{ path: valuesIn('path'), query: valuesIn('query') },
    body: body === undefined ? fc.constant(undefined) : arbitraryOf(body, known),
  });
}

export function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A body that says what kind it is has the fields of that kind and no others. */
function withFields(body: unknown, given: unknown): unknown {
  if (!isObject(body) || !isObject(given)) return body;
  return 'kind' in given || 'do' in given ? given : { ...body, ...given };
}

/** A call with some of its values replaced; what is replaced by undefined is left out. */
export function withValues(call: Call, given: Partial<Call>): Call {
  return {
    ...{ ...call, ...given },
    path: { ...call.path, ...given.path },
    query: { ...call.query, ...given.query },
    body: withFields(call.body, given.body),
  };
}

function pairsOf(values: Values): URLSearchParams {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of [value].flat()) if (one !== undefined) pairs.append(name, String(one));
  }
  return pairs;
}

function urlOf({ path }: Operation, call: Pick<Call, 'path' | 'query'>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(String(call.path[name])),
  );
  const query = pairsOf(call.query).toString();
  return query === '' ? filled : `${filled}?${query}`;
}

/** The request that a call is. */
export function requestOf(operation: Operation, call: Call): InjectOptions {
  const { body, files, headers } = call;
  const form = files === undefined ? undefined : upload(files);
  const isForm = operation.requestBody?.content[formType] !== undefined;
  const type = isForm ? formType : jsonType;
  const text = isForm && isObject(body) ? pairsOf(body).toString() : JSON.stringify(body);
  return {
    ...{ method: operation.method, url: urlOf(operation, call) },
    headers: { ...(body !== undefined && { 'content-type': type }), ...form?.headers, ...headers },
    ...(body !== undefined && { payload: text }),
    ...(form && { payload: form.payload }),
  };
}

/** By operation, what makes one call of it possible: what its description cannot tell. */
export type Preparations = Readonly<Record<string, () => Promise<Partial<Call>>>>;
