import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { PlayColumns, Store } from '@echotune/data';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { zipOf } from '../../../../tests/kit/zip.ts';
import { tarOf } from '../import/tar.fixture.ts';
import { addCorpus, type CorpusRequest } from './add-corpus.ts';
import { findLogs } from './open-logs.ts';
import { removeCorpus } from './remove-corpus.ts';

let test: TestStore;

beforeEach(async () => {
  test = await openStore();
});
afterEach(() => test.close());

function write(name: string, content: string | Uint8Array): string {
  const path = join(test.folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function add(
  paths: readonly string[],
  more: Partial<CorpusRequest> & { store?: Store } = {},
) {
  const { store = test.store, ...request } = more;
  const found = await findLogs(paths);
  return addCorpus({ ...test.deps, store }, { name: 'log', found, sample: null, ...request });
}

/** The nth play of a listener, one every five minutes. */
const row = (listener: string, nth: number) =>
  `${listener},Song ${nth % 7},Band ${nth % 3},${1_700_000_000 + 300 * nth}`;
const csv = (rows: readonly string[]) => ['user,track,artist,ts', ...rows].join('\n');

/** `plays` of each listener, interleaved as a community's log is. */
function community(listeners: number, plays: number): string[] {
  return Array.from({ length: listeners * plays }, (_, at) =>
    row(`listener ${at % listeners}`, Math.floor(at / listeners)),
  );
}

async function stored(): Promise<string[]> {
  const all: PlayColumns[] = [];
  for await (const columns of test.store.corpora.columns()) all.push(columns);
  const songs = await test.store.catalogue.cards(all.flatMap(({ songIds }) => [...songIds]));
  return all
    .map(({ startedAt, songIds }) =>
      [...startedAt].map((at, nth) => `${at} ${songs.get(songIds[nth] ?? 0)?.title}`).join(),
    )
    .sort();
}

const listen = (user: string, at: number) => ({
  user_name: user,
  timestamp: 1_700_000_000 + at,
  track_metadata: { track_name: `Song ${at}`, artist_name: 'Band' },
});
const jsonl = (...rows: object[]) => rows.map((one) => `${JSON.stringify(one)}\n`).join('');

describe('a corpus reconciles', () => {
  it('plays from the future are rejected, which would make all others look old', async () => {
    const path = write('log.csv', csv([row('ann', 1), `ann,x,y,${Date.UTC(2077, 0, 1) / 1000}`]));
    const { totals, rejectedRows } = await add([path]);
    expect(totals).toMatchObject({ read: 2, added: 1, rejected: 1 });
    expect(rejectedRows).toMatchObject([{ line: 3, code: 'time-out-of-range' }]);
  });

  it('every row of a log is accounted for, and the first that are unusable are named', async () => {
    const rows = [row('ann', 1), row('ann', 1), row('bob', 1), ',x,y,1700000000', 'bob,x,y,soon'];
    const path = write('log.csv', csv(rows));
    const { totals, rejectedRows, changed } = await add([path]);
    expect(changed).toBe(true);
    const rest = { notMusic: 0, notSampled: 0 };
    expect(totals).toEqual({ read: 5, added: 2, duplicates: 1, rejected: 2, ...rest });
    expect(rejectedRows).toMatchObject([
      { file: 'log.csv', line: 5, record: 3, reason: 'the listener is missing' },
      { file: 'log.csv', line: 6, record: 4, code: 'bad-time' },
    ]);
    expect(await test.store.corpora.list()).toMatchObject([
      { name: 'log', complete: true, source: 'log.csv', listeners: 2, plays: 2 },
    ]);
    const again = await add([path]);
    expect(again.totals).toMatchObject({ read: 5, added: 0, duplicates: 3 });
    expect(again.changed).toBe(false);
    expect(await test.store.check()).toEqual([]);
  });

  it('a public dump is one, as it comes and in every other packaging', async () => {
    const months = [jsonl(listen('ann', 1), listen('bob', 2)), jsonl(listen('ann', 3))];
    const tar = await tarOf([
      ['listenbrainz-dump/COPYING', 'CC0'],
      ['listenbrainz-dump/listens/2023/10.listens', months[0] ?? ''],
      ['listenbrainz-dump/listens/2023/11.listens', months[1] ?? ''],
    ]);
    const half = tar.length >> 1;
    const frames = [tar.subarray(0, half), tar.subarray(half)].map((part) =>
      zstdCompressSync(part),
    );
    const { totals, skipped } = await add([write('dump.tar.zst', Buffer.concat(frames))]);
    expect(totals).toMatchObject({ read: 3, added: 3 });
    expect(skipped).toMatchObject([{ name: 'dump.tar.zst/listenbrainz-dump/COPYING' }]);
    const first = await stored();
    const names = ['10.jsonl', '11.jsonl.gz', 'more.zip'];
    write('folder/10.jsonl', months[0] ?? '');
    write('folder/11.jsonl.gz', gzipSync(months[1] ?? ''));
    write('folder/more.zip', await zipOf({ '10.listens': months[0] ?? '' }));
    const again = await add([join(test.folder, 'folder')], { name: names.join() });
    expect(again.totals).toMatchObject({ read: 5, added: 3, duplicates: 2 });
    expect(await stored()).toEqual([...first, ...first].sort());
  });

  it('names of people are nowhere in the store', async () => {
    await add([write('log.csv', csv([row('Ann Example', 1), row('bob@example.org', 2)]))]);
    await test.store.close();
    const bytes = readFileSync(join(test.folder, 'echotune.sqlite'), 'latin1');
    expect(bytes).toContain('Song 1');
    expect(bytes).not.toMatch(/Ann Example|bob@example/);
  });
});

describe('corpus listeners are no people here', () => {
  it('nobody of a corpus is a listener', async () => {
    await add([write('log.csv', csv(community(5, 4)))]);
    expect(await test.store.listeners.list()).toEqual([]);
    expect(await test.store.corpora.list()).toMatchObject([{ demo: false, listeners: 5 }]);
  });
});

describe('a sample', () => {
  it('is the same whatever the order, whole, and reconciles, also where steps are cut', async () => {
    const rows = community(30, 200);
    const sample = { listeners: 7, seed: 3 };
    const straight = await add([write('a.csv', csv(rows))], { name: 'straight', sample });
    const once = await stored();
    expect(once).toHaveLength(7);
    for (const one of once) expect(one.split(',')).toHaveLength(200);
    expect(straight.totals).toEqual({
      ...{ read: 6000, added: 1400, notSampled: 4600 },
      ...{ duplicates: 0, notMusic: 0, rejected: 0 },
    });
    const twice = [...once, ...once].sort();
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const reordered = rows
          .map((text, at) => [(at * 7919 + seed) % 6007, text] as const)
          .sort(([a], [b]) => a - b)
          .map(([, text]) => text);
        const { corpusId } = await add([write('b.csv', csv(reordered))], { name: 'b', sample });
        expect(await stored()).toEqual(twice);
        await test.store.corpora.remove(corpusId);
      }),
      { numRuns: 4 },
    );
    expect((await test.store.catalogue.songs()).length).toBe(21);
    expect(await test.store.check()).toEqual([]);
  });

  it('leaves nothing of those who had to make room', async () => {
    const rows = Array.from({ length: 12_000 }, (_, at) => `${at},Song ${at},Band,${1.7e9 + at}`);
    const sample = { listeners: 10, seed: 1 };
    const { totals } = await add([write('log.csv', csv(rows))], { sample });
    expect(totals).toMatchObject({ read: 12_000, added: 10, notSampled: 11_990 });
    expect(await test.store.corpora.list()).toMatchObject([{ listeners: 10, plays: 10 }]);
    expect((await test.store.catalogue.songs()).length).toBe(10);
  });
});

describe('a corpus that was cut off', () => {
  const sample = { listeners: 7, seed: 3 };

  it.each([
    ['everybody', null],
    ['a sample', sample],
  ])('is not trained on, and the same call completes it without doubling: %s', async (_, whose) => {
    const path = write('log.csv', csv(community(40, 400)));
    const expected = await add([path], { name: 'whole', sample: whose });
    const whole = await stored();
    const stop = new AbortController();
    const adding = add([path], {
      sample: whose,
      signal: stop.signal,
      onProgress: ({ totals }) => totals.read > 6000 && stop.abort(),
    });
    await expect(adding).rejects.toMatchObject({ code: 'job-cancelled' });
    expect(await test.store.corpora.list()).toMatchObject([{}, { name: 'log', complete: false }]);
    expect(await stored()).toEqual(whole);
    const { totals } = await add([path], { sample: whose });
    expect(totals.added + totals.duplicates).toBe(expected.totals.added);
    expect(totals.duplicates).toBeGreaterThan(0);
    expect(await stored()).toEqual([...whole, ...whole].sort());
  });

  it('by the end of a file stays incomplete, keeps what was read, and names the place', async () => {
    const packed = gzipSync(csv(community(40, 400)));
    const paths = [
      write('cut.csv.gz', packed.subarray(0, packed.length >> 1)),
      write('whole.csv', csv([row('somebody else', 1)])),
    ];
    const { failures, totals } = await add(paths);
    expect(failures).toMatchObject([
      { file: 'cut.csv.gz', failure: expect.stringMatching(/byte/) },
    ]);
    expect(totals.added).toBeGreaterThan(1000);
    const [corpus] = await test.store.corpora.list();
    expect(corpus).toMatchObject({ complete: false, plays: totals.added });
  });
});

describe('what is refused', () => {
  it('another corpus of the same name, and a file that is none', async () => {
    const path = write('log.csv', csv([row('ann', 1)]));
    await add([path]);
    const other = add([path], { sample: { listeners: 5, seed: 1 } });
    await expect(other).rejects.toMatchObject({ code: 'corpus-exists' });
    const mine = write('mine.jsonl', jsonl({ ...listen('x', 1), user_name: undefined }));
    await expect(add([mine], { name: 'mine' })).rejects.toMatchObject({
      code: 'corpus-unrecognised',
      message: expect.stringMatching(/mine\.jsonl \(.*one listener's history/),
    });
    expect(await test.store.corpora.list()).toMatchObject([{ name: 'log' }]);
    await expect(findLogs([join(test.folder, 'gone.csv')])).rejects.toMatchObject({
      code: 'import-unreadable',
    });
  });

  it.each(['', ' \t', 'x'.repeat(201)])('a corpus called %j', async (name) => {
    const log = write('log.csv', csv(community(2, 2)));
    await expect(add([log], { name })).rejects.toMatchObject({ code: 'input-invalid' });
    expect(await test.store.corpora.list()).toEqual([]);
  });

  it('removing the demo’s community or an unknown one', async () => {
    await test.store.corpora.add('demo community', 1, true);
    const deps = {
      ...{ ...test.deps, modelsFolder: test.folder, spoolFolder: test.folder, codeVersion: 'x' },
      coversFolder: join(test.folder, 'covers'),
      profiles: { drop: async () => {} },
      cache: { drop: async () => {} },
    };
    for (const name of ['demo community', 'unknown']) {
      const removing = removeCorpus(deps, name, 'queued');
      await expect(removing).rejects.toMatchObject({ code: 'corpus-unknown' });
    }
    await add([write('log.csv', csv([row('ann', 1)]))]);
    await removeCorpus(deps, 'log', 'queued');
    expect(await test.store.corpora.list()).toMatchObject([{ name: 'demo community' }]);
    expect((await test.store.catalogue.songs()).length).toBe(0);
  });
});
