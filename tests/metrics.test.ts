/** What a real server and the background process it starts tell a scraper. */
import { setTimeout as wait } from 'node:timers/promises';
import { extendedHistoryChunks } from '@echotune/formats';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dashboards } from '../ops/define/dashboards.ts';
import { alertRules } from '../ops/define/rules.ts';
import { childrenOf } from './kit/children.ts';
import { temporaryHome } from './kit/echotune.ts';
import { samplesOf, scrape } from './kit/scrape.ts';
import { type OwnedServer, startOwned } from './kit/signed-in.ts';
import { upload } from './kit/upload.ts';

const token = 'a-token-of-the-scraper';
let remove: () => Promise<void>;
let server: OwnedServer;

beforeAll(async () => {
  const temporary = await temporaryHome();
  remove = temporary.remove;
  server = await startOwned(temporary.home, { ECHOTUNE_METRICS_TOKEN: token });
});

afterAll(async () => {
  await server?.stop();
  await remove?.();
});

async function importPlays(plays: number, seed: number): Promise<void> {
  const rows = extendedHistoryChunks({ plays, tracks: 9, endsAt: Date.UTC(2025, 0, 1), seed });
  const { headers, payload } = upload({ [`endsong_${seed}.json`]: [...rows].join('') });
  const all = { ...headers, ...server.headers };
  const request = { method: 'POST', headers: all, body: new Uint8Array(payload) };
  const { id } = JSON.parse(
    await (await fetch(`${server.address}/api/v1/imports`, request)).text(),
  );
  for (;;) {
    const answer = await fetch(`${server.address}/api/v1/imports/${id}`, {
      headers: server.headers,
    });
    if (JSON.parse(await answer.text()).state === 'done') return;
    await wait(50);
  }
}

const all = async () => samplesOf(await scrape(server.address, token));

/** Of an event that its process tells of just after the store does. */
async function until(name: string, value: number): Promise<Map<string, number>> {
  for (;;) {
    const samples = await all();
    if ((samples.get(name) ?? 0) >= value) return samples;
    await wait(50);
  }
}

it('what the background process and its threads count is counted once, also over a kill and a restart', async () => {
  await importPlays(60, 1);
  const done = 'echotune_jobs_ended_total{kind="import",state="done"}';
  const first = await until(done, 1);
  expect(first.get('echotune_import_records_total{outcome="added"}')).toBe(60);
  expect(first.get('echotune_import_records_total{outcome="lost"}')).toBe(0);
  expect(first.get('echotune_plays_stored_total')).toBe(60);
  expect(first.get('echotune_training_seconds_count')).toBe(1);
  // Whatever runs of it now: it is gone in the middle of what it does.
  for (const child of childrenOf(server.child.pid)) process.kill(child, 'SIGKILL');
  await importPlays(40, 2);
  const second = await until(done, 2);
  expect(second.get('echotune_import_records_total{outcome="added"}')).toBe(100);
  expect(second.get('echotune_plays_stored_total')).toBe(100);
  expect(second.get(done)).toBe(2);
  expect(second.get('echotune_job_wait_seconds_count{kind="import"}')).toBe(2);
});

it('tells of the process, of who leads, and of the model that answers', async () => {
  const samples = await all();
  // What rules and dashboards have of the client library is what it tells.
  const used = JSON.stringify([alertRules(), dashboards]).match(/\b(?:process|nodejs)_\w+/g);
  expect(used?.length).toBeGreaterThan(2);
  for (const name of used ?? []) expect(samples.has(name), name).toBe(true);
  expect(samples.get('echotune_leader')).toBe(1);
  expect(samples.get('echotune_model_version{alias="champion"}')).toBeGreaterThan(0);
});
