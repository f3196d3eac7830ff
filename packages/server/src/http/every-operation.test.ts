import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callsOf, requestOf, withValues } from './call.fixture.ts';
import { type OperationStage, openOperationStage } from './operation-stage.fixture.ts';

const callsEach = 3;
const seed = 20_260_610;

let stage: OperationStage;

beforeAll(async () => {
  stage = await openOperationStage();
});
afterAll(() => stage.test.close());

it('every route that can be called is among the operations', () => {
  const called = new Set(stage.operations.map(({ method, path }) => `${method} ${path}`));
  const routes = stage.test.routes
    // MLflow's are described by MLflow, and called by the contract that its fake keeps as well.
    .filter(({ url }) => /^\/(?:api|v1|listenbrainz|lastfm)\/(?!2\.0\/mlflow)/.test(url))
    .flatMap(({ method, url }) =>
      [method].flat().map((one) => `${one} ${url.replace(/:(\w+)/g, '{$1}')}`),
    );
  expect(routes.filter((route) => !called.has(route))).toEqual([
    ...['GET /api/v1/openapi.json', 'GET /api/v1/postman.json', 'GET /api/v1/live'],
    ...['OPTIONS /listenbrainz/1/*', 'OPTIONS /lastfm/*'],
  ]);
});

it('every operation, called as its description allows, answers what it says it answers', async () => {
  const { operations, misfit } = stage;
  const wrong: unknown[] = [];
  for (const operation of operations) {
    const calls = fc.sample(callsOf(operation, stage.known), { seed, numRuns: callsEach });
    for (const call of calls) {
      const given = withValues(call, await stage.prepare(operation.name));
      const request = requestOf(operation, given);
      const answer = await stage.test.app.inject(request);
      const { statusCode, body, headers } = answer;
      const documented = operation.responses[String(statusCode)];
      if (statusCode >= 300 || documented === undefined) {
        wrong.push([operation.name, statusCode, body.slice(0, 300), request]);
        continue;
      }
      const type = String(headers['content-type']).split(';', 1)[0] ?? '';
      const content = documented.content?.[type];
      if (documented.content === undefined) {
        if (body !== '') wrong.push([operation.name, 'has a body', body.slice(0, 300)]);
      } else if (content === undefined) {
        wrong.push([operation.name, 'has the type', type]);
      } else {
        const told = type === 'application/json' && content.schema.type !== 'string';
        const why = misfit(content.schema, told ? answer.json() : body);
        if (why !== null) wrong.push([operation.name, why, body.slice(0, 300)]);
      }
    }
  }
  expect(wrong).toEqual([]);
});
