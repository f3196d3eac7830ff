import { errorCodes } from '@echotune/data';
import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDatabase } from '../../../../tests/kit/postgres.ts';
import { describeWith } from '../../../../tests/need.ts';
import { callsOf, withValues } from './call.fixture.ts';
import type { Operation } from './described-api.fixture.ts';
import { type Faulty, faultsOf } from './faults.fixture.ts';
import { type OperationStage, openOperationStage } from './operation-stage.fixture.ts';

const callsEach = 2;
const seed = 20_260_610;

/** What only who runs the server may know: places in files and in code, and what the store is asked. */
const inside =
  /node_modules|node:internal|file:\/\/|\.[jt]s:\d|\bat .+:\d+:\d+|\/(?:home|root|tmp|usr|work|packages)\/|echotune-\w{6}\b|SQLITE_|\bselect .+ from\b|\binsert into\b|TypeError|RangeError|ZodError/i;

/** Why an answer is none to an invalid request; null where it is one. */
function objection(
  { misfit }: OperationStage,
  operation: Operation,
  answer: LightMyRequestResponse,
): string | null {
  const { statusCode, body, headers } = answer;
  if (statusCode < 400 || statusCode > 499) return 'is not refused';
  if (inside.test(body)) return 'tells what is inside';
  if (answer.raw.req.method === 'HEAD') return null;
  const type = String(headers['content-type']).split(';', 1)[0] ?? '';
  if (type === 'application/problem+json') {
    const problem = answer.json();
    const isTold = Object.hasOwn(errorCodes, problem.code) && problem.status === statusCode;
    return isTold && problem.detail !== '' ? null : 'has no code';
  }
  if (type === 'text/xml') return /<error code="\d+">./.test(body) ? null : 'has no code';
  const schema = operation.responses.default?.content?.[type]?.schema;
  if (schema === undefined) return `is ${type}`;
  return misfit(schema, type === 'application/json' ? answer.json() : body);
}

/** Sends requests with something wrong in them over all operations; what was not answered as it should be. */
async function offend(stage: OperationStage, wanted: number): Promise<unknown[]> {
  const { operations, known, misfit, prepare } = stage;
  const there = new Set(operations.map(({ method, path }) => `${method} ${path}`));
  const allows = (schema: object, value: unknown) => misfit(schema, value) === null;
  const numRuns = Math.ceil(wanted / operations.length / callsEach);
  const wrong: unknown[] = [];
  let count = 0;
  const ask = async (operation: Operation, { fault, request }: Faulty) => {
    count += 1;
    // An address that tries to sign in too often would be told so, instead of what is wrong.
    const remoteAddress = `10.0.${count >> 8}.${count & 255}`;
    const answer = await stage.test.app.inject({ ...request, remoteAddress });
    const why = objection(stage, operation, answer);
    if (why === null) return;
    const { statusCode, body } = answer;
    wrong.push([operation.name, fault, why, statusCode, body.slice(0, 300), request.url]);
  };
  for (const operation of operations) {
    for (const call of fc.sample(callsOf(operation, known), { seed, numRuns: callsEach })) {
      const whole = withValues(call, await prepare(operation.name));
      const faults = faultsOf({ operation, call: whole, allows }, there);
      for (const make of fc.sample(faults, { seed, numRuns })) await ask(operation, make());
    }
  }
  expect(count).toBeGreaterThanOrEqual(wanted);
  return wrong;
}

function refuses(environment: () => Promise<Readonly<Record<string, string>>>, wanted: number) {
  let stage: OperationStage;
  beforeAll(async () => {
    stage = await openOperationStage(await environment());
  });
  afterAll(() => stage.test.close());

  it(`${wanted} requests are each refused with a code, and told nothing of the inside`, async () => {
    expect(await offend(stage, wanted)).toEqual([]);
  });
}

describe('with something wrong in them, on SQLite', () => refuses(async () => ({}), 10_000));

describeWith('postgres', 'with something wrong in them, on PostgreSQL', () => {
  let removeDatabase: () => Promise<void>;
  afterAll(() => removeDatabase());
  refuses(async () => {
    const { url, remove } = await temporaryDatabase();
    removeDatabase = remove;
    return { DATABASE_URL: url };
  }, 2000);
});
