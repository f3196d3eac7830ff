import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTown, type Town } from './town.fixture.ts';

let town: Town;
let key: string;

beforeAll(async () => {
  town = await openTown();
  const made = await town.test.app.inject({
    ...{ method: 'POST', url: '/api/v1/keys' },
    payload: { name: 'Client', scopes: ['recommend'], listener: town.listener },
  });
  key = made.json().secret;
});
afterAll(() => town.test.close());

function ask(form: string, authorization?: string) {
  return town.test.bare.inject({
    ...{ method: 'POST', url: '/api/token', payload: form },
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(authorization !== undefined && { authorization }),
    },
  });
}

it('gives a token for an API key, in the header or in the form, that opens what the key opens', async () => {
  const basic = `Basic ${Buffer.from(`client:${key}`).toString('base64')}`;
  const answers = [
    await ask('grant_type=client_credentials', basic),
    await ask(`grant_type=client_credentials&client_id=client&client_secret=${key}`),
  ];
  for (const answer of answers) {
    expect(answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    const opened = await town.test.bare.inject({
      url: '/v1/recommendations/available-genre-seeds',
      headers: { authorization: `Bearer ${answer.json().access_token}` },
    });
    expect(opened.statusCode).toBe(200);
  }
});

it('refuses as OAuth does what is no key, and what it is not asked for', async () => {
  const wrong = await ask('grant_type=client_credentials', 'Basic Y2xpZW50Om5vbmU=');
  expect([wrong.statusCode, wrong.json().error]).toEqual([400, 'invalid_client']);
  const nothing = await ask('grant_type=client_credentials');
  expect([nothing.statusCode, nothing.json().error]).toEqual([400, 'invalid_client']);
  const other = await ask(`grant_type=password&client_secret=${key}`);
  expect([other.statusCode, other.json().error]).toEqual([400, 'unsupported_grant_type']);
});
