import { fakeCompatibleModel, startFakeCompatible } from '@echotune/connect';
import newman from 'newman';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { temporaryHome } from './kit/echotune.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';

let server: OwnedServer;
let removeHome: () => Promise<void>;
let stopModel: () => Promise<void>;
let apiKey: string;

beforeAll(async () => {
  const { home, remove } = await temporaryHome();
  removeHome = remove;
  const model = await startFakeCompatible();
  stopModel = () => model.close();
  server = await startOwned(home, {
    ...{ ECHOTUNE_COMPATIBLE_URL: `${model.address}/v1`, ECHOTUNE_COMPATIBLE_INPUT_USD: '0' },
    ECHOTUNE_COMPATIBLE_OUTPUT_USD: '0',
    ...{
      ECHOTUNE_COMPATIBLE_MODEL: fakeCompatibleModel,
      ECHOTUNE_COMPATIBLE_API_KEY: model.apiKey,
    },
  });
  const scopes = ['read', 'scrobble', 'recommend', 'ask', 'chat', 'change', 'operate'];
  const made = await fetch(`${server.address}/api/v1/keys`, {
    method: 'POST',
    headers: { ...server.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Postman', scopes }),
  });
  apiKey = z.object({ secret: z.string() }).parse(await made.json()).secret;
});
afterAll(async () => {
  await server.stop();
  await stopModel();
  await removeHome();
});

/** Folders of requests. */
const Collection = z.looseObject({
  item: z.array(z.looseObject({ item: z.array(z.looseObject({ name: z.string() })) })),
});

function run(collection: object): Promise<newman.NewmanRunSummary> {
  return new Promise((resolve, reject) => {
    const envVar = [{ key: 'apiKey', value: apiKey }];
    newman.run({ collection, envVar, timeoutRequest: 60_000 }, (cause, summary) =>
      cause === null ? resolve(summary) : reject(cause),
    );
  });
}

/** Runs the collection that the server hands out; every request must be answered as described. */
async function runWhole(): Promise<void> {
  const answer = await fetch(`${server.address}/api/v1/postman.json`);
  const collection = Collection.parse(await answer.json());
  const { run: result } = await run(collection);
  const asked = collection.item.flatMap((folder) => folder.item.map(({ name }) => name));
  expect(result.failures.map(({ source, error }) => [source?.name, error.message])).toEqual([]);
  expect(result.executions.map(({ item }) => item.name)).toEqual(asked);
  expect(result.stats.assertions.total).toBe(asked.length);
  expect(asked.length).toBeGreaterThan(40);
}

it('Newman runs the whole collection against a fresh server, and every request is answered as described', () =>
  runWhole());

it('Newman runs it where there is a history with playlists already', async () => {
  const ask = (path: string, body: object) =>
    fetch(`${server.address}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const plays = Array.from({ length: 200 }, (_, nth) => ({
    ...{ title: `Song ${nth % 20}`, artist: `Artist ${nth % 7}`, msPlayed: 200_000 },
    startedAt: 1_700_000_000_000 + nth * 3_600_000,
  }));
  expect((await ask('/plays', { plays })).status).toBe(201);
  for (const shelf of ['on-repeat', 'rediscover']) {
    const made = await ask('/playlists', { name: `Of ${shelf}`, rules: { shelf } });
    expect(made.status).toBe(201);
  }
  await runWhole();
});
