import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../error.ts';
import { type BatchRow, parseBatchLog } from './batch-log.ts';
import type { BatchKind } from './columns.ts';
import { parseBatchTime } from './time.ts';

const encoder = new TextEncoder();

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, kind: BatchKind = 'plays', size = 7): Promise<BatchRow[]> {
  const rows: BatchRow[] = [];
  for await (const batch of parseBatchLog(pieces(encoder.encode(text), size), kind)) {
    rows.push(...batch);
  }
  return rows;
}

const reasons = async (text: string, kind?: BatchKind) =>
  (await read(text, kind)).map(({ line, rejected }) => `${line}: ${rejected?.reason ?? 'taken'}`);

const play = {
  ...{ case: '', track: 't1', listener: 'ann', session: null, order: null, artist: null },
  ...{ startedAt: null, msPlayed: -1, count: 1 },
};

describe('a log for measuring', () => {
  it('is read whatever the order of its columns', async () => {
    expect(await read('listener,track\nann,t1\n')).toEqual([{ record: 0, line: 2, play }]);
    const text =
      'count,artist,track,extra,session,order,ms_played,timestamp\n2.5,b,t1,x,s,3,4000,1700000000\n';
    const all = {
      ...{ ...play, listener: null, session: 's', order: 3, artist: 'b', count: 2.5 },
      ...{ startedAt: 1_700_000_000_000, msPlayed: 4000 },
    };
    expect(await read(text)).toEqual([{ record: 0, line: 2, play: all }]);
    expect((await read('\ufefftrack;user\nt1;ann\n'))[0]?.play).toEqual(play);
  });

  it('tells the start of plays whose end is stamped', async () => {
    const text = 'listener,track,ended_at,ms_played\nann,t1,2023-11-14T22:13:20Z,200000\n';
    expect((await read(text))[0]?.play?.startedAt).toBe(1_699_999_800_000);
  });

  it('names the line and the value of what it cannot take', async () => {
    const header = 'listener,track,count,ms_played,order,timestamp\n';
    const rows = [
      'ann,t1,NaN,,,1',
      'ann,t1,inf,,,1',
      'ann,t1,-1,,,1',
      'ann,t1,0,,,1',
      'ann,t1,1e999,,,1',
      'ann,a b,1,,,1',
      'ann,,1,,,1',
      ',t1,1,,,1',
      'ann,t1,1,1.5,,1',
      'ann,t1,1,,first,1',
      'ann,t1,1,,,soon',
      'ann,t1,1,,,',
      'ann,t1,,-1,,1',
    ];
    expect(await reasons(header + rows.join('\n'))).toEqual([
      '2: count "NaN" is not a number above 0',
      '3: count "inf" is not a number above 0',
      '4: count "-1" is not a number above 0',
      '5: count "0" is not a number above 0',
      '6: count "1e999" is not a number above 0',
      '7: track "a b" holds white space, which separates tracks',
      '8: track is missing',
      '9: listener is missing',
      '10: ms_played "1.5" is not a whole number of milliseconds from 0 on',
      '11: order "first" is not a number',
      '12: timestamp "soon" is not a time (seconds or milliseconds since 1970, or 2024-05-31T21:04:05Z)',
      '13: timestamp is missing',
      '14: taken',
    ]);
  });

  it('lets a case name its listener alone, and asks for a case', async () => {
    const text = 'case,listener,track\n1,ann,\n1,,t1\n,ann,t1\n1,,\n';
    expect(await reasons(text, 'cases')).toEqual([
      '2: taken',
      '3: taken',
      '4: case is missing',
      '5: track is missing',
    ]);
  });

  it.each([
    ['listener,artist\n', 'plays', /no column is called track; its first row is "listener"/],
    ['track,artist\n', 'plays', /no column is called listener or session/],
    ['track,listener\n', 'cases', /no column is called case/],
    ['track,listener,ended_at\n', 'plays', /no column is called ms_played/],
    ['', 'plays', /it has no rows/],
  ] as const)('is refused for what it lacks: %j', async (text, kind, why) => {
    const failure = await read(text, kind).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FormatError);
    expect(failure).toMatchObject({ code: 'wrong-columns', message: expect.stringMatching(why) });
  });

  it('is the same however its bytes are cut', async () => {
    const row = fc.constantFrom('a,t1,1', 'b,"t,2",2', 'c,,1', 'd,t3,x', ',t,1', '', '"a",t,1');
    await fc.assert(
      fc.asyncProperty(fc.array(row), fc.integer({ min: 1, max: 40 }), async (rows, size) => {
        const text = ['listener,track,count', ...rows].join('\n');
        expect(await read(text, 'plays', size)).toEqual(await read(text, 'plays', 1 << 16));
      }),
    );
  });
});

it.each([
  ['1700000000', 1_700_000_000_000],
  ['1700000000123', 1_700_000_000_123],
  ['1700000000.5', 1_700_000_000_500],
  ['0', 0],
  ['2023-11-14T22:13:20Z', 1_700_000_000_000],
  ['2023-11-14T23:13:20+01:00', 1_700_000_000_000],
  ['2023-11-14 22:13:20', 1_700_000_000_000],
  ['2023-02-30 22:13:20', Number.NaN],
  ['-5', Number.NaN],
])('the time %s is read as %d', (text, at) => {
  expect(parseBatchTime(text)).toBe(at);
});
