import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp, type TestApp, testNow } from '../http/open-app.fixture.ts';

let test: TestApp;

beforeAll(async () => {
  test = await openApp();
  await test.app.inject({ method: 'POST', url: '/api/v1/listeners', payload: { name: 'Me' } });
  const play = { title: 'Glass', artist: 'Noor', msPlayed: 200_000 };
  const plays = [1, 2, 3, 4].map((n) => ({ ...play, startedAt: testNow - n * 86_400_000 }));
  await test.app.inject({ method: 'POST', url: '/api/v1/plays', payload: { plays } });
});
afterAll(() => test.close());

const ask = (url: string, language: string) =>
  test.app.inject({ url: `/api/v1${url}`, headers: { 'accept-language': language } });
const textOf = (sentence: { text: string }[]) => sentence.map(({ text }) => text).join('');

it('titles, reasons, explanations and advice are in the language that is asked for', async () => {
  const url = '/recommendations?shelf=on-repeat';
  const english = await ask(url, 'fr');
  const german = await ask(url, 'de-AT,de;q=0.9,en;q=0.5');
  expect(english.headers).toMatchObject({ 'content-language': 'en', vary: 'accept-language' });
  expect(german.headers).toMatchObject({ 'content-language': 'de' });
  expect(english.json().title).toBe('On repeat');
  expect(german.json().title).toBe('Immer wieder');
  const [item] = german.json().items;
  expect(textOf(item.reason)).toMatch(/^Du hast es seit Juni 2026 4-mal gehört, zuletzt gestern$/);
  const why = await ask(`/recommendations/${item.impression}/explanation`, 'de');
  expect(textOf(why.json().sentences[0])).toMatch(/^Du hast es/);
  const empty = await ask('/recommendations?shelf=discover', 'de');
  expect(empty.json().empty?.message).toMatch(/Alles, was EchoTune kennt/);
  const refused = await ask('/recommendations/999/explanation', 'de');
  expect(refused.json().advice).toMatch(/^Frag noch einmal/);
});
