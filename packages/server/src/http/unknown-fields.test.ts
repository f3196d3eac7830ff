import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type Description,
  descriptionOf,
  type JsonSchema,
  operationsOf,
} from './described-api.fixture.ts';
import { openApp, type TestApp } from './open-app.fixture.ts';

let test: TestApp;
let description: Description;

beforeAll(async () => {
  test = await openApp();
  description = await descriptionOf(test);
});
afterAll(() => test.close());

/** Where Spotify sends somebody back to; it may say more than is needed. */
const open = new Set(['finishSpotify']);

it('no operation of the API takes parameters that it does not know', () => {
  const lax = test.routes.filter(({ url, schema }) => {
    const { querystring } = schema ?? {};
    const isOurs = url.startsWith('/api/v1/') && !open.has(schema?.operationId ?? '');
    if (!isOurs || schema?.hide === true) return false;
    if (!(querystring instanceof z.ZodObject)) return true;
    const { error } = querystring.safeParse({ 'unheard-of': '1' });
    return error?.issues.every(({ code }) => code !== 'unrecognized_keys') ?? true;
  });
  expect(lax.map(({ method, url }) => `${method} ${url}`)).toEqual([]);
});

it('no object in any body takes fields that it does not describe', () => {
  const { schemas } = description.components;
  const openOnes = (schema: JsonSchema, place: string): string[] => {
    const { $ref, properties, items, anyOf = [], oneOf = [] } = schema;
    if ($ref !== undefined) {
      const name = $ref.split('/').at(-1) ?? '';
      return openOnes(schemas[name] ?? schemas[`${name}Input`] ?? {}, name);
    }
    const isOpen = properties !== undefined && schema.additionalProperties !== false;
    return [
      ...(isOpen ? [place] : []),
      ...Object.entries(properties ?? {}).flatMap(([key, one]) => openOnes(one, `${place}.${key}`)),
      ...[items ?? [], anyOf, oneOf].flat().flatMap((one) => openOnes(one, place)),
    ];
  };
  const lax = operationsOf(description).flatMap(({ name, path, requestBody }) => {
    const schema = requestBody?.content['application/json']?.schema;
    return schema === undefined || !path.startsWith('/api/v1/') ? [] : openOnes(schema, name);
  });
  expect(lax).toEqual([]);
});
