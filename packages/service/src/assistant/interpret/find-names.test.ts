/** What a request may cost: few look-ups, however often its words are repeated. */
import { expect, it } from 'vitest';
import golden from '../golden-requests.json' with { type: 'json' };
import unseen from '../unseen-requests.json' with { type: 'json' };
import { interpret } from './interpret.ts';

/** What is asked of a catalogue that knows no name, for one request. */
async function lookedUp(text: string): Promise<string[]> {
  const asked: string[] = [];
  const ask = (words: string) => {
    asked.push(words);
    return null;
  };
  const nobody = { artistCalled: ask, songCalled: () => null, tagCalled: () => null };
  const knowledge = { ...nobody, playlistCalled: () => null, almostCalled: ask };
  await interpret(text, knowledge, { now: Date.UTC(2026, 10, 29), timeZone: 'UTC', shown: 3 });
  return asked;
}

it.each(['no '.repeat(80), 'feat. '.repeat(26), 'no '.repeat(633), 'songs by zxq '.repeat(150)])(
  'words that are repeated are looked up once: %.20s',
  async (text) => {
    expect((await lookedUp(text)).length).toBeLessThan(50);
  },
);

it('many different words are looked up to an end', async () => {
  const letters = Array.from({ length: 26 }, (_, nth) => String.fromCharCode(97 + nth));
  const words = letters.flatMap((one) => letters.map((other) => `zx${one}q${other}`));
  for (const before of ['', 'by ', 'no ']) {
    const text = words.map((word) => before + word).join(' ');
    expect((await lookedUp(text)).length).toBeLessThanOrEqual(140);
  }
});

it('no request that anybody would make comes near that end', async () => {
  const most = { text: '', count: 0 };
  for (const { text } of [...golden.requests, ...unseen.requests]) {
    const count = (await lookedUp(text)).length;
    if (count > most.count) Object.assign(most, { text, count });
  }
  expect(most.count, most.text).toBeLessThan(80);
});
