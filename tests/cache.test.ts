/** What the command tells of the caches of servers, and does with them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';

let home: Awaited<ReturnType<typeof temporaryHome>>;
let server: OwnedServer;
const cache = (...args: string[]) => runEchotune(home.home, ['cache', ...args]);
const answer = async (...args: string[]) => JSON.parse((await cache(...args, '--json')).stdout);

async function ask(method: string, path: string, body?: object): Promise<number> {
  const headers = { ...server.headers, 'content-type': 'application/json' };
  const request = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  return (await fetch(`${server.address}/api/v1${path}`, request)).status;
}

beforeAll(async () => {
  home = await temporaryHome();
  server = await startOwned(home.home);
  const startedAt = Date.now() - 600_000;
  const plays = [{ title: 'Sinnerman', artist: 'Nina Simone', startedAt, msPlayed: 200_000 }];
  expect(await ask('POST', '/plays', { plays })).toBe(201);
  for (let n = 0; n < 3; n += 1) expect(await ask('GET', '/statistics?top=3')).toBe(200);
});

afterAll(async () => {
  await home.remove();
});

it('what a server was asked is known when it has ended, and that it holds nothing any more', async () => {
  expect((await answer()).processes).toMatchObject([{ runs: true }]);
  await server.stop();
  const { namespaces, processes, redis } = await answer('--since', '1h');
  const expected = { namespace: 'statistics', requests: 3, memory: 2, misses: 1, entries: 0 };
  expect(namespaces).toContainEqual(expect.objectContaining(expected));
  expect(processes).toMatchObject([{ runs: false }]);
  expect(redis).toBeNull();
  const { stdout } = await cache();
  expect(stdout).toMatch(/statistics +3 requests +66\.7 % answered from it/);
  expect(stdout).toMatch(/No process serves\..*No Redis is set up\./s);
});

it('lets go of a namespace or a listener, and names what it does not know', async () => {
  const listener = (await answer('drop', '--namespace', 'statistics')).dropped;
  expect(listener).toEqual({ namespace: 'statistics', listener: null });
  expect((await cache('drop', '--listener', 'Nobody')).stderr).toContain('[listener-unknown]');
  for (const args of [
    ['drop', '--namespace', 'pantry'],
    ['--since', '3w'],
    ['--since', '25h'],
  ]) {
    expect((await cache(...args)).code).toBe(2);
  }
});

it('says how memory is used, and that it is used as usual again', async () => {
  const { memoryBytes, settings } = await answer('settings');
  expect(memoryBytes).toBe(64 * 1024 ** 2);
  expect(settings).toContainEqual(
    expect.objectContaining({ namespace: 'lookups', policy: 'lru', setByAgent: [] }),
  );
  expect((await cache('reset')).stdout).toContain('Used as usual again');
});
