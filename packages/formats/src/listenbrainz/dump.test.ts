import { expect, test } from 'vitest';
import { parseListenDump } from './dump.ts';

async function* cut(text: string, size: number) {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const listen = (whose: object, at: unknown = 1_714_760_126) =>
  JSON.stringify({
    ...whose,
    timestamp: at,
    track_metadata: { track_name: 'Slow Ferry', artist_name: 'Tomas Vell' },
  });

const file = [
  listen({ user_id: 7, user_name: 'a.listener' }),
  listen({ user_id: 8 }),
  '{"user_name": "a.listener", "time',
  listen({ user_name: 'a.listener' }, 'never'),
  listen({}),
  '[]',
  listen({ user_name: 'a.listener' }).replace('timestamp', 'listened_at'),
].join('\n');

test('each listen of a dump comes with its listener, and a bad line is nobody’s or theirs', async () => {
  for (const size of [1, 50, file.length]) {
    const found: string[] = [];
    for await (const batch of parseListenDump(cut(file, size))) {
      for (const { listener, record } of batch) {
        const what = record.play?.track.title ?? record.rejected?.code;
        found.push(`${record.record} ${record.line} "${listener}" ${what}`);
      }
    }
    expect(found).toEqual([
      '0 1 "a.listener" Slow Ferry',
      '1 2 "8" Slow Ferry',
      '2 3 "" not-json',
      '3 4 "a.listener" bad-time',
      '4 5 "" Slow Ferry',
      '5 6 "" not-an-object',
      '6 7 "a.listener" Slow Ferry',
    ]);
  }
});

test('a track that many listen to is one object', async () => {
  const tracks = new Set();
  for await (const batch of parseListenDump(cut(file, 100))) {
    for (const { record } of batch) if (record.play) tracks.add(record.play.track);
  }
  expect(tracks.size).toBe(1);
});
