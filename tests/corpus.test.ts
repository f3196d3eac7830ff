import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runEchotune, spawnEchotune, temporaryHome } from './kit/echotune.ts';
import { startOwned } from './kit/signed-in.ts';

let home: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ home, remove } = await temporaryHome());
});
afterEach(() => remove());

const json = async (...args: string[]) =>
  JSON.parse((await runEchotune(home, [...args, '--json'])).stdout);

/** A public dump's file: each listener's plays spread over all of it. */
function dump(name: string, listeners: number, plays: number): string {
  const path = join(home, name);
  const rows = Array.from({ length: listeners * plays }, (_, at) =>
    JSON.stringify({
      user_id: at % listeners,
      user_name: `someone ${at % listeners}`,
      timestamp: 1_600_000_000 + 60 * at,
      track_metadata: { track_name: `Song ${at % 97}`, artist_name: `Band ${at % 11}` },
    }),
  );
  const half = rows.length >> 1;
  const frames = [rows.slice(0, half), rows.slice(half)].map((part) =>
    zstdCompressSync(`${part.join('\n')}\n`),
  );
  writeFileSync(path, Buffer.concat(frames));
  return path;
}

it('a corpus trains the models and its listeners appear nowhere as people', async () => {
  const { corpus, complete, totals } = await json('corpus', 'add', 'lb', dump('a.zst', 40, 60));
  expect({ corpus, complete, added: totals.added }).toEqual({
    ...{ corpus: 'lb', complete: true, added: 2400 },
  });
  const { error } = await json('stats');
  expect(error.code).toBe('listener-unknown');
  const doctor = await json('doctor');
  expect(JSON.stringify(doctor.findings)).toContain('listeners: none yet');
  expect(JSON.stringify(doctor.findings)).toContain('blend@1');
  const server = await startOwned(home);
  const address = new URL('/api/v1/overview', server.address);
  const overview = await (await fetch(address, { headers: server.headers })).json();
  await server.stop();
  expect(overview).toMatchObject({
    listeners: [{ name: 'Owner', plays: 0 }],
    community: { listeners: 40, plays: 2400 },
  });
  expect(await json('corpus', 'remove', 'lb')).toEqual({ corpus: 'lb', plays: 2400 });
  expect(await json('corpus', 'list')).toEqual([]);
});

it('interrupted, it says so, is listed as incomplete, and the same command completes it', async () => {
  const args = ['corpus', 'add', 'lb', dump('a.zst', 500, 500), '--no-train'];
  const child = spawnEchotune(home, args);
  const said = child.stderr === null ? '' : text(child.stderr);
  const ended = once(child, 'exit');
  for (;;) {
    const [corpus] = await json('corpus', 'list');
    if (corpus?.plays > 0) break;
  }
  child.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
  expect(await said).toMatch(/corpus lb is incomplete.*same command completes it/);
  const [cut] = await json('corpus', 'list');
  expect(cut).toMatchObject({ name: 'lb', complete: false });
  expect(cut.plays).toBeLessThan(250_000);
  expect((await runEchotune(home, ['corpus', 'list'])).stdout).toContain('incomplete');
  const { totals } = await json(...args);
  expect(totals).toMatchObject({ read: 250_000, duplicates: cut.plays, rejected: 0 });
  expect(totals.added + totals.duplicates).toBe(250_000);
  expect(await json('corpus', 'list')).toMatchObject([
    { complete: true, listeners: 500, plays: 250_000 },
  ]);
});

it('features are told of songs that are here, and go by their source', async () => {
  await json('corpus', 'add', 'lb', dump('a.zst', 3, 10), '--no-train');
  const table = join(home, 'tags.csv');
  writeFileSync(table, 'artist,track,tags\nBand 1,Song 1,rock;pop\nBand 2,,jazz\nNobody,,folk\n');
  const { totals } = await json('features', 'import', table);
  expect(totals).toEqual({ read: 3, songs: 1, artists: 1, unknown: 1, rejected: 0 });
  expect(await json('features', 'list')).toMatchObject([{ source: 'tags', tags: 3 }]);
  expect(await json('features', 'remove', 'tags')).toEqual({ source: 'tags' });
  expect(await json('features', 'list')).toEqual([]);
});
