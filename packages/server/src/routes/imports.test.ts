import { readdirSync } from 'node:fs';
import { extendedHistoryChunks } from '@echotune/formats';
import { afterEach, expect, it } from 'vitest';
import { upload } from '../../../../tests/kit/upload.ts';
import { openApp, type TestApp } from '../http/open-app.fixture.ts';

let test: TestApp;

afterEach(() => test.close());

const rows = (plays: number, seed = 1) =>
  [...extendedHistoryChunks({ plays, tracks: 20, endsAt: Date.UTC(2025, 0, 1), seed })].join('');

const send = (files: Readonly<Record<string, string>>, query = '') =>
  test.app.inject({ method: 'POST', url: `/api/v1/imports${query}`, ...upload(files) });

const spooled = () => readdirSync(test.echotune.spoolFolder);

it('the limit is for the whole request, not for each of its files', async () => {
  test = await openApp({ ECHOTUNE_MAX_UPLOAD_MIB: '1' });
  const part = rows(1000);
  expect(part.length).toBeLessThan(2 ** 20);
  const files = Object.fromEntries([1, 2, 3, 4].map((n) => [`endsong_${n}.json`, part]));
  const answer = await send(files);
  expect(answer.statusCode).toBe(413);
  expect(answer.json().code).toBe('import-too-large');
  expect(spooled()).toEqual([]);
});

it('an upload for nobody, or for a zone that is not, is refused and leaves nothing', async () => {
  test = await openApp();
  const codes = [];
  for (const query of ['?listener=7', '?timeZone=Mars/Olympus']) {
    codes.push((await send({ 'endsong_0.json': rows(5) }, query)).json().code);
  }
  expect(codes).toEqual(['listener-unknown', 'time-zone-unknown']);
  expect(spooled()).toEqual([]);
  expect(await test.echotune.store.listeners.list()).toEqual([]);
});

it('cancelling a waiting import, and forgetting its listener, remove what was uploaded', async () => {
  test = await openApp();
  const first = await send({ 'endsong_0.json': rows(5) });
  await test.app.inject({ method: 'DELETE', url: `/api/v1/imports/${first.json().id}` });
  expect(spooled()).toEqual([]);
  const second = await send({ 'endsong_0.json': rows(5) });
  expect(spooled()).toHaveLength(1);
  await test.app.inject({ method: 'DELETE', url: `/api/v1/listeners/${second.json().listener}` });
  expect(spooled()).toEqual([]);
});

it('an upload is found again when the home is moved', async () => {
  test = await openApp();
  const { id } = (await send({ 'endsong_0.json': rows(5) })).json();
  const job = await test.echotune.store.jobs.get(id);
  expect(JSON.stringify(job?.payload)).not.toContain(test.echotune.config.home);
  expect(job?.payload).toMatchObject({ upload: spooled()[0] });
});

it('names every file left out once it is done, and few in the progress that is stored often', async () => {
  test = await openApp();
  const others = Object.fromEntries(
    Array.from({ length: 60 }, (_, n) => [`holiday-${n}.txt`, 'hello']),
  );
  const { id } = (await send({ 'endsong_0.json': rows(5), ...others })).json();
  await test.work();
  const job = await test.echotune.store.jobs.get(id);
  expect(job?.progress).toMatchObject({ phase: 'finished', skipped: { length: 50 } });
  const status = await test.app.inject({ url: `/api/v1/imports/${id}` });
  expect(status.json().skipped).toHaveLength(60);
});

it('says how many plays went again because the listener keeps none so old', async () => {
  test = await openApp();
  const { id, listener } = (await send({ 'endsong_0.json': rows(5) })).json();
  const kept = { playsDays: 1, shownDays: null };
  await test.echotune.store.listeners.setRetention(listener, kept);
  await test.work();
  const status = await test.app.inject({ url: `/api/v1/imports/${id}` });
  expect(status.json()).toMatchObject({ totals: { added: 5 }, expired: 5 });
  expect(await test.echotune.store.plays.count(listener)).toBe(0);
});

it('an import that adds nothing trains nothing', async () => {
  test = await openApp();
  const { store } = test.echotune;
  const trained = async () => (await store.models.list('blend')).length;
  const answers = [];
  const rejected = rows(2).replaceAll(/"ts":"[^"]+"/g, '"ts":"never"');
  for (const text of [rows(30), rows(30), '[]', rejected]) {
    const { id } = (await send({ 'endsong_0.json': text })).json();
    await test.work();
    const status = await test.app.inject({ url: `/api/v1/imports/${id}` });
    const { state, totals } = status.json();
    answers.push({ state, added: totals.added, trained: await trained() });
  }
  expect(answers).toEqual([
    { state: 'done', added: 30, trained: 1 },
    ...Array.from({ length: 3 }, () => ({ state: 'done', added: 0, trained: 1 })),
  ]);
});
