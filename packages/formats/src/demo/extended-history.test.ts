import { expect, test } from 'vitest';
import { spotifyExtended } from '../spotify/extended.ts';
import { extendedHistoryChunks, fictionalExtras } from './extended-history.ts';

const options = { plays: 3000, tracks: 200, endsAt: Date.UTC(2026, 0, 1), seed: 7 };
const text = [...extendedHistoryChunks(options)].join('');

test('a row has the size of a real one, and every personal extra is in some row', () => {
  expect(text.length / options.plays).toBeGreaterThan(600);
  expect(text.length / options.plays).toBeLessThan(900);
  expect(fictionalExtras.length).toBeGreaterThan(8);
  for (const extra of fictionalExtras) expect(text).toContain(extra);
});

test('every row is a play of one of the tracks, and no personal extra comes through', async () => {
  async function* bytes() {
    yield new TextEncoder().encode(text);
  }
  const read: unknown[] = [];
  const uris = new Set<string | undefined>();
  for await (const batch of spotifyExtended.parse(bytes())) {
    for (const { play } of batch) {
      expect(play).toBeDefined();
      uris.add(play?.track.id ?? undefined);
      read.push(play);
    }
  }
  expect(read).toHaveLength(options.plays);
  expect(uris.size).toBeGreaterThan(150);
  expect(uris.size).toBeLessThanOrEqual(200);
  const kept = JSON.stringify(read);
  for (const extra of fictionalExtras) expect(kept).not.toContain(extra);
});

test('the same options give the same text, also where the history is as long as the years allow', () => {
  expect([...extendedHistoryChunks(options)].join('')).toBe(text);
  const crowded = [...extendedHistoryChunks({ ...options, endsAt: Date.UTC(2006, 0, 3) })].join('');
  const first = crowded.match(/"ts":"(.{20})"/)?.[1] ?? '';
  expect(first >= '2006-01-01T00:00:00Z').toBe(true);
});
