/** Spotify as somebody uses it who has the command line and `echotune dev fakes`. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstJson, runEchotune, spawnEchotune, temporaryHome } from './kit/echotune.ts';
import { type Fakes, startFakes } from './kit/fakes.ts';

let home: string;
let remove: () => Promise<void>;
let fakes: Fakes;
let settings: Fakes['settings'];

beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
  fakes = await startFakes();
  ({ settings } = fakes);
});
afterAll(async () => {
  await fakes.stop();
  await remove();
});

const run = (...args: string[]) => runEchotune(home, [...args, '--json'], settings);
const json = async (...args: string[]) => JSON.parse((await run(...args)).stdout);

/** Opens what the command says, as the person's browser does. */
async function connect() {
  const child = spawnEchotune(home, ['spotify', 'connect', '--json'], settings);
  const ended = once(child, 'exit');
  for await (const line of createInterface(child.stderr ?? process.stdin)) {
    if (!line.startsWith('http')) continue;
    const page = await fetch(line);
    expect(await page.text()).toContain('go back to the terminal');
    break;
  }
  const status = await firstJson(child);
  expect(await ended).toEqual([0, null]);
  return status;
}

it('goes from the fakes to an account, its plays and library, a playlist there, and back', async () => {
  const track = 'The Invented 1,Paper Moon 1\nNobody,Unheard\n';
  await writeFile(`${home}/plays.csv`, 'time,artist,track\n2024-05-01T10:00:00Z,A,T\n');
  await writeFile(`${home}/list.csv`, `artist,title\n${track}`);
  await run('import', `${home}/plays.csv`, '--no-train');
  expect((await json('spotify', 'read')).error.code).toBe('provider-not-connected');
  expect(await connect()).toMatchObject({ connection: { account: 'Robin', consent: 'holds' } });
  expect(await json('spotify', 'read')).toEqual({ plays: 20, saved: { read: 120, added: 120 } });
  expect(await json('spotify', 'read')).toEqual({ plays: 0, saved: { read: 120, added: 0 } });
  await json('spotify', 'next');
  const { playing } = await json('spotify', 'playing');
  expect(playing).toMatchObject({ title: 'Paper Moon 1', isPlaying: true });
  await run('playlist', 'import', `${home}/list.csv`, '--name', 'Mine');
  const pushed = await run('spotify', 'push', 'Mine');
  expect(pushed.code).toBe(4);
  expect(JSON.parse(pushed.stdout)).toMatchObject({
    ...{ added: 1, missing: [{ artist: 'Nobody', title: 'Unheard' }] },
  });
  const { ok, findings } = await json('doctor');
  expect(ok).toBe(true);
  expect(findings).toContainEqual({
    ...{ part: 'spotify', ok: true, warns: false, detail: '1 connected' },
  });
  const { removed } = await json('spotify', 'status');
  expect(removed.length).toBeGreaterThan(20);
  const lines = async (...args: string[]) =>
    (await runEchotune(home, ['spotify', 'status', ...args], settings)).stdout.split('\n').length;
  expect(await lines()).toBeLessThan(6);
  expect(await lines('--verbose')).toBeGreaterThan(20);
  expect(await json('spotify', 'disconnect')).toEqual({ disconnected: 'Robin' });
  expect((await run('spotify', 'playing')).code).toBe(2);
});
