import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedRules } from '../playlist/check-rules.ts';
import type { ReasonLanguage } from '../recommend/phrases/languages.ts';
import { demoScene } from './demo-scene.fixture.ts';
import { understandPlaylist } from './understand-playlist.ts';

let scene: Awaited<ReturnType<typeof demoScene>>;
beforeAll(async () => {
  scene = await demoScene();
});
afterAll(() => scene.close());

const understood = (sentence: string, language: ReasonLanguage = 'en') =>
  understandPlaylist(scene.deps, { listenerId: scene.listenerId, sentence, language });

const namesIn = ({ artists }: { artists: readonly { name: string }[] }) =>
  artists.map(({ name }) => name);

describe('a sentence as a playlist', () => {
  it('says what is to be in it, how long it is and when it is filled anew', async () => {
    const jazz = await understood('calm jazz from the 90s, 40 songs, every week');
    expect(jazz).toMatchObject({
      ...{ refresh: 'weekly', notUnderstood: [], said: expect.stringContaining('calm') },
      name: expect.stringMatching(/^Jazz, calm|^Calm, jazz/),
      rules: { shelf: 'for-you', limit: 40, language: 'en' },
    });
    expect(jazz.rules.wishes).toMatchObject({
      ...{ tags: ['jazz'], mood: 'calm', years: { least: 1990, most: 1999 } },
    });
    const hour = await understood('Make a playlist of energetic songs, an hour long');
    expect(hour).toMatchObject({
      refresh: null,
      rules: { limit: 16, wishes: { mood: 'energetic' } },
    });
  });

  it('in German is understood, and answered, in German', async () => {
    const like = await understood('Lieder wie Silver Birch ohne Emre & Mina, jeden Tag neu');
    expect(like).toMatchObject({
      ...{ refresh: 'daily', notUnderstood: [], said: expect.stringContaining('wie Silver Birch') },
      rules: { shelf: 'radio', language: 'de' },
    });
    expect(namesIn(like.mentioned).sort()).toEqual(['Emre & Mina', 'Silver Birch']);
    const [least, most] = [like.rules.seeds?.artists, like.rules.wishes?.withoutArtists];
    expect([least?.length, most?.length]).toEqual([1, 1]);
  });

  it('may give it a name', async () => {
    const { name, rules } = await understood('Make a playlist called Rainy Days with sad songs');
    expect([name, rules.wishes?.mood]).toEqual(['Rainy Days', 'sad']);
  });

  it('keeps what is known of it where a name is not, and tells that one', async () => {
    const { notUnderstood, rules, said } = await understood('like Nobody Ever, calm, no Qzxw');
    expect(notUnderstood.join(' ')).toMatch(/Nobody Ever.*/);
    expect(rules).toMatchObject({ shelf: 'for-you', wishes: { mood: 'calm' } });
    expect(said).not.toContain('Nobody');
  });

  it('that asks for something else is not understood', async () => {
    const { rules, notUnderstood } = await understood('How often did I hear Silver Birch?');
    expect(notUnderstood).toEqual(['How often did I hear Silver Birch?']);
    expect(rules).toMatchObject({ shelf: 'for-you' });
    expect(rules.wishes).toBeUndefined();
  });

  it.each([
    ['no 2010s please', 'en'],
    ['keine 80er bitte', 'de'],
    ['qwxz', 'de'],
    ['Lieder von Silver Birch', 'de'],
    ['songs by Silver Birch, but not the 80s', 'en'],
    ['don’t make a playlist', 'en'],
  ] as const)('tells only of words that somebody typed: %s', async (sentence, language) => {
    const { notUnderstood, rules } = await understood(sentence, language);
    expect(notUnderstood).not.toEqual([]);
    for (const piece of notUnderstood) expect(sentence).toContain(piece);
    expect(rules.wishes?.years).toBeUndefined();
  });

  it('whatever it says, comes to rules that can be kept, and makes nothing', async () => {
    const { store } = scene.deps;
    const before = await store.playlists.versions(scene.listenerId);
    const golden = new URL('golden-requests.json', import.meta.url);
    const { requests } = JSON.parse(readFileSync(golden, 'utf8'));
    for (const { text } of requests) {
      const { name, rules } = await understood(text);
      expect(() => storedRules(rules), text).not.toThrow();
      expect(name.length, text).toBeGreaterThan(0);
      expect(name.length, text).toBeLessThanOrEqual(200);
    }
    expect(await store.playlists.versions(scene.listenerId)).toEqual(before);
  });

  it('is one: nothing, and a book, are refused', async () => {
    await expect(understood('  ')).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(understood('calm '.repeat(500))).rejects.toMatchObject({ code: 'input-invalid' });
  });
});
