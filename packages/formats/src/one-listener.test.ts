import { expect, test } from 'vitest';
import { parseCsvLog } from './corpus/csv-log.ts';
import { previewCsv } from './generic-csv/preview.ts';
import { readText } from './round-trip.fixture.ts';

const listen = (whose: object, title: string) =>
  JSON.stringify({
    ...whose,
    timestamp: 1_714_760_126,
    track_metadata: { track_name: title, artist_name: 'Tomas Vell' },
  });

async function outcomes(format: string, text: string): Promise<string[]> {
  const records = await readText(format, text);
  return records.map(({ play, rejected }) => play?.track.title ?? rejected?.code ?? 'neither');
}

test.each(['user', 'user_id', 'User Name', 'username', 'listener', 'listener_id'])(
  'of a table with %s the first person alone is taken, rows of nobody with them',
  async (column) => {
    const rows = ['ann,A,One,1700000000', 'bob,A,Two,1700000001', ',A,Three,1700000002'];
    const more = ['bob,A,Four,1700000003', ' ann ,A,Five,1700000004'];
    const text = [`${column},artist,track,time`, ...rows, ...more].join('\n');
    const taken = ['One', 'other-listener', 'Three', 'other-listener', 'Five'];
    expect(await outcomes('csv', text)).toEqual(taken);
    const { records } = previewCsv(new TextEncoder().encode(text));
    expect(records.map(({ rejected }) => rejected?.code)).toContain('other-listener');
  },
);

test('a column of listeners that is said to be the artist is the artist', () => {
  const text = 'user,track,time\nann,One,1700000000\nbob,Two,1700000001\n';
  const { records } = previewCsv(new TextEncoder().encode(text), { columns: { artist: 'user' } });
  expect(records.map(({ play }) => play?.track.artist)).toEqual(['ann', 'bob']);
});

test('of a public dump the first person alone is taken', async () => {
  const ann = { user_id: 7, user_name: 'ann' };
  const rows = [listen(ann, 'One'), listen({ user_id: 8 }, 'Two'), listen({}, 'Three')];
  expect(await outcomes('listenbrainz', [...rows, listen(ann, 'Four')].join('\n'))).toEqual([
    ...['One', 'other-listener', 'Three', 'Four'],
  ]);
});

test('a corpus is of everybody', async () => {
  const text = 'user,artist,track,time\nann,A,One,1700000000\nbob,A,Two,1700000001\n';
  async function* chunks() {
    yield new TextEncoder().encode(text);
  }
  const found: string[] = [];
  for await (const batch of parseCsvLog(chunks())) {
    found.push(...batch.map(({ listener, record }) => `${listener} ${record.play?.track.title}`));
  }
  expect(found).toEqual(['ann One', 'bob Two']);
});
