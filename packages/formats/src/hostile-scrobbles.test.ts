import { describe, expect, test } from 'vitest';
import type { ExportFormat, ParsedRecord } from './format.ts';
import { koito } from './koito/listens.ts';
import { lastfmJson } from './lastfm/json.ts';
import { listenbrainz } from './listenbrainz/listens.ts';
import { maloja } from './maloja/scrobbles.ts';
import { pano } from './pano/scrobbles.ts';

const encoder = new TextEncoder();
const at = 1_714_760_126;
const title = 'Slow Ferry';
const artist = 'Tomas Vell';

/** For each format a good record with more fields, and what stands around and between records. */
const cases: readonly (readonly [
  ExportFormat,
  (more: object) => object,
  string,
  string,
  string,
])[] = [
  [
    lastfmJson,
    (more) => ({ artist: { '#text': artist }, name: title, date: { uts: `${at}` }, ...more }),
    '[{"track":[',
    ',',
    ']}]',
  ],
  [
    listenbrainz,
    (more) => ({
      listened_at: at,
      track_metadata: { track_name: title, artist_name: artist, ...more },
      ...more,
    }),
    '',
    '\n',
    '',
  ],
  [
    maloja,
    (more) => ({ time: at, track: { title, artists: [artist], ...more }, ...more }),
    '{"scrobbles":[',
    ',',
    ']}',
  ],
  [
    koito,
    (more) => ({
      listened_at: '2024-05-03T18:15:26Z',
      track: { aliases: [{ alias: title }] },
      artists: [{ aliases: [{ alias: artist }] }],
      ...more,
    }),
    '{"listens":[',
    ',',
    ']}',
  ],
  [
    pano,
    (more) => ({ timeMs: at * 1000, artist, track: title, event: 'scrobble', ...more }),
    '',
    '\n',
    '',
  ],
];

async function* pieces(bytes: Uint8Array) {
  for (let from = 0; from < bytes.length; from += 10_007) yield bytes.subarray(from, from + 10_007);
}

describe.each(cases)('$name', (format, good, open, between, close) => {
  async function read(...texts: string[]): Promise<ParsedRecord[]> {
    const records: ParsedRecord[] = [];
    const bytes = encoder.encode(`${open}${texts.join(between)}${close}`);
    for await (const batch of format.parse(pieces(bytes))) records.push(...batch);
    return records;
  }
  const whole = JSON.stringify(good({}));

  test('what repeats is one object', async () => {
    const [first, second] = await read(whole, whole);
    expect(first?.play?.track).toMatchObject({ title, artist });
    expect(second?.play?.track).toBe(first?.play?.track);
    expect(second?.play?.kept).toBe(first?.play?.kept);
  });

  test('a record over 1 MiB, and one that is no JSON, cost no other', async () => {
    const long = JSON.stringify(good({ url: 'x'.repeat(1 << 20) }));
    const records = await read(whole, long, '{oops}', whole);
    expect(records.map(({ rejected }) => rejected?.code)).toEqual([
      undefined,
      'record-too-large',
      'not-json',
      undefined,
    ]);
  });

  test('fields that would break a careless reader are fields like others', async () => {
    const trap = { toString: 1, valueOf: null, toJSON: {}, length: -1 };
    const bomb = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const named = [
      'additional_info',
      'mbid_mapping',
      '@attr',
      'loved',
      'mbid',
      'client',
      'duration',
      'album',
    ];
    for (const field of [
      ...named,
      'date',
      'time',
      'listened_at',
      'timeMs',
      'event',
      'artists',
      'track',
    ]) {
      const text = JSON.stringify(good({ [field]: 'TRAP' }));
      const nested = {
        nowplaying: trap,
        uts: trap,
        artist_names: [trap],
        artists: [trap],
        aliases: [trap],
      };
      for (const value of [
        JSON.stringify(trap),
        JSON.stringify(nested),
        bomb,
        '1e999',
        '"\\ud800\\u0000"',
      ]) {
        const records = await read(text.replaceAll('"TRAP"', value), whole);
        expect(records).toHaveLength(2);
        expect(records[1]?.play).toBeDefined();
      }
    }
    const polluted = whole.replace('{', '{"__proto__":{"polluted":true},');
    expect((await read(polluted))[0]?.play?.track).toMatchObject({ title, artist });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
