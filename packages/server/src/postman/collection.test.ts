import { afterAll, beforeAll, expect, it } from 'vitest';
import { descriptionOf, type Operation, operationsOf } from '../http/described-api.fixture.ts';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';
import { examples } from './examples.ts';

let test: TestApp;
let operations: Operation[];
let collection: string;

beforeAll(async () => {
  test = await openApp();
  operations = operationsOf(await descriptionOf(test));
  collection = (await test.bare.inject('/api/v1/postman.json')).body;
});
afterAll(() => test.close());

it('holds every operation that an API key may call, and none that takes somebody at the page', () => {
  for (const { summary, security = [], method } of operations) {
    const isForPrograms =
      security.length === 0 ? method === 'GET' : JSON.stringify(security).includes('apiKey');
    expect(collection.includes(`"name":${JSON.stringify(summary)}`), summary).toBe(isForPrograms);
  }
});

it('has an example of every body, and none for what is not there', () => {
  const names = new Set(operations.map(({ name }) => name));
  expect(Object.keys(examples).filter((name) => !names.has(name))).toEqual([]);
  const withBody = operations.filter(({ requestBody }) => requestBody !== undefined);
  for (const { name, summary } of withBody) {
    if (!collection.includes(`"name":${JSON.stringify(summary)}`)) continue;
    expect(examples[name]?.body ?? examples[name]?.file, name).toBeDefined();
  }
});
