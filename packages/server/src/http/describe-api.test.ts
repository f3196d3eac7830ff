import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Description,
  descriptionOf,
  type Operation,
  operationsOf,
} from './described-api.fixture.ts';
import { openApp, type TestApp } from './open-app.fixture.ts';

let test: TestApp;
let description: Description;
let operations: Operation[];

beforeAll(async () => {
  test = await openApp();
  description = await descriptionOf(test);
  operations = operationsOf(description);
});
afterAll(() => test.close());

it('every route of ours is described, but for the live connection, the description and its like', () => {
  const described = operations.map(({ method, path }) => `${method} ${path}`);
  const routes = test.routes.flatMap(({ method, url }) =>
    [method].flat().map((one) => `${one} ${url.replace(/:(\w+)/g, '{$1}')}`),
  );
  const ours = routes.filter((route) => /^\w+ \/(?:api\/v1|v1)\//.test(route));
  expect(ours.filter((route) => !described.includes(route))).toEqual([
    ...['GET /api/v1/openapi.json', 'GET /api/v1/postman.json', 'GET /api/v1/live'],
  ]);
});

it('every operation says in words what it does, has a name of its own, and stands in a known group', () => {
  const groups = description.tags.map(({ name }) => name);
  for (const { name, summary, operationId, tags } of operations) {
    expect(summary, name).toMatch(/^[A-Z].{5,}[^.]$/);
    expect(operationId, name).toMatch(/^[a-z][A-Za-z]+$/);
    expect(tags, name).toHaveLength(1);
    expect(groups, name).toContain(tags?.[0]);
  }
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
});

it('every operation says what it answers when all is well, what when not, and what it needs', () => {
  for (const { name, responses, security } of operations) {
    expect(Object.keys(responses).join(), name).toMatch(/^2\d\d(?:,201|,303|,503)?,default$/);
    expect(responses.default?.content, name).toBeDefined();
    expect(security, name).toBeDefined();
  }
});
