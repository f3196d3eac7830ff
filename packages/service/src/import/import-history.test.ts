import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportTotals } from '@echotune/data';
import { extendedHistoryChunks } from '@echotune/formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { renamed, zipOf } from '../../../../tests/kit/zip.ts';
import { findFiles } from './find-files.ts';
import { importHistory } from './import-history.ts';
import { listRejected } from './list-rejected.ts';

let test: TestStore;
let listenerId: number;

beforeEach(async () => {
  test = await openStore();
  listenerId = (await test.store.listeners.create({ name: 'me', timeZone: 'UTC', demo: false })).id;
});

afterEach(() => test.close());

function write(name: string, content: string | Uint8Array): string {
  const path = join(test.folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function rows(plays: number, seed = 1): string {
  return [...extendedHistoryChunks({ plays, tracks: 50, endsAt: Date.UTC(2025, 0, 1), seed })].join(
    '',
  );
}

const run = async (...paths: string[]) =>
  importHistory(test.deps, { listenerId, found: await findFiles(paths) });

function expectReconciled({ read, added, duplicates, notMusic, rejected }: ImportTotals): void {
  expect(read).toBe(added + duplicates + notMusic + rejected);
}

describe('finding what to import', () => {
  it('reads files, folders and zips within folders, and names what it left out', async () => {
    write('export/a/Streaming_History_Audio_2024_0.json', rows(30, 1));
    write('export/Userdata.json', '{"username":"someone"}');
    write(
      'export/b/more.zip',
      await zipOf({ 'x/endsong_0.json': rows(20, 2), 'x/readme.pdf': '%PDF' }),
    );
    let skipped: readonly { name: string }[] = [];
    const { totals, id } = await importHistory(test.deps, {
      listenerId,
      found: await findFiles([join(test.folder, 'export')]),
      onProgress: (progress) => {
        skipped = progress.skipped;
      },
    });
    expect(totals.read).toBe(50);
    expectReconciled(totals);
    expect((await test.store.imports.files(id)).map((file) => file.name).sort()).toEqual([
      'a/Streaming_History_Audio_2024_0.json',
      'b/more.zip/x/endsong_0.json',
    ]);
    expect(skipped.map((file) => file.name).sort()).toEqual([
      'Userdata.json',
      'b/more.zip/x/readme.pdf',
    ]);
  });

  it('says when there is nothing', async () => {
    mkdirSync(join(test.folder, 'empty'));
    await expect(run(join(test.folder, 'empty'))).rejects.toMatchObject({
      code: 'import-nothing-found',
    });
    await expect(run(join(test.folder, 'gone.zip'))).rejects.toMatchObject({
      code: 'import-unreadable',
    });
  });
});

describe('archives', () => {
  it('lose no entry to another of the same name', async () => {
    const zip = renamed(
      await zipOf({ 'endsong_0.json': rows(50, 1), 'endsong_1.json': rows(50, 2) }),
      'endsong_1',
      'endsong_0',
    );
    expect((await run(write('twins.zip', zip))).totals).toMatchObject({ read: 100, added: 100 });
  });

  it('with very many entries are read in one go', async () => {
    const files = Array.from({ length: 400 }, (_, i) => [`endsong_${i}.json`, rows(1, i + 1)]);
    const { totals } = await run(write('many.zip', await zipOf(Object.fromEntries(files))));
    expect(totals.read).toBe(400);
  });
});

describe('importing again', () => {
  it('adds nothing, whatever the packaging', async () => {
    const text = rows(200);
    const first = await run(write('Streaming_History_Audio_2024_0.json', text));
    const second = await run(write('again.zip', await zipOf({ 'endsong_0.json': text })));
    expect(second.totals).toEqual({
      ...first.totals,
      added: 0,
      duplicates: first.totals.added + first.totals.duplicates,
    });
    expect(await test.store.plays.count(listenerId)).toBe(first.totals.added);
  });

  it('rejects what is not played yet, for statistics would never show it, but not a clock a few hours ahead', async () => {
    const now = test.deps.clock();
    const row = (name: string, at: number) => `${new Date(at).toISOString()},A,${name}\n`;
    const table = `time,artist,track\n${row('past', now - 1000)}${row('ahead', now + 80_000_000)}${row(
      'future',
      Date.UTC(2077, 4, 1, 12),
    )}`;
    const { id, totals } = await run(write('plays.csv', table));
    expect(totals).toMatchObject({ read: 3, added: 2, rejected: 1 });
    const rejected = await listRejected(test.store, await test.store.imports.files(id), 9);
    expect(rejected).toMatchObject([
      { record: 2, line: 4, reason: 'its start, 2077-05-01T12:00:00Z, lies in the future' },
    ]);
  });

  it.each([
    ['Excel', 'plays.csv', 'sep=;\r\nartist;track;time\r\nBjörk;Jóga;2024-05-01T10:00:00Z\r\n'],
    ['PowerShell', 'endsong_0.json', rows(7_000)],
  ])('reads what %s saves in UTF-16 as if it were UTF-8', async (_who, name, text) => {
    const marked = Buffer.from(`\ufeff${text}`, 'utf16le');
    const { totals } = await run(write(name, marked));
    expect(totals.rejected).toBe(0);
    expect(totals.added).toBeGreaterThan(0);
    const again = await run(write('again.zip', await zipOf({ [`again-${name}`]: text })));
    expect(again.totals).toMatchObject({ read: totals.read, added: 0 });
  });

  it('goes on where an interrupted import stopped', async () => {
    const file = write('Streaming_History_Audio_2024_0.json', rows(20_000));
    let batches = 0;
    const interrupted = importHistory(test.deps, {
      listenerId,
      found: await findFiles([file]),
      onProgress: () => {
        batches += 1;
        if (batches === 3) throw new Error('power cut');
      },
    });
    await expect(interrupted).rejects.toThrow('power cut');
    const stored = await test.store.plays.count(listenerId);
    expect(stored).toBeGreaterThan(0);
    const resumed = await run(file);
    expect(resumed.totals.read).toBe(20_000);
    expectReconciled(resumed.totals);
    expect(resumed.totals.added).toBe(await test.store.plays.count(listenerId));
    expect(await test.store.imports.list(listenerId, 10)).toHaveLength(1);
  });

  it('while the same files are being imported is refused with what to do', async () => {
    const file = write('endsong_0.json', rows(20_000));
    const { commitBatch } = test.store.imports;
    let commits = 0;
    test.store.imports.commitBatch = async (batch) => {
      commits += 1;
      // Between two batches of the first import a second one takes the files up and ends.
      if (commits === 2) await run(file);
      return commitBatch.call(test.store.imports, batch);
    };
    await expect(run(file)).rejects.toMatchObject({ code: 'import-running' });
    expect(await test.store.plays.count(listenerId)).toBe(20_000);
    expect(await test.store.check()).toEqual([]);
  });

  it('keeps what was stored when it is cancelled, and says so', async () => {
    const file = write('Streaming_History_Audio_2024_0.json', rows(20_000));
    const abort = new AbortController();
    // After the first of its batches: progress may be told when all is over.
    const { commitBatch } = test.store.imports;
    test.store.imports.commitBatch = async (batch) => {
      const totals = await commitBatch.call(test.store.imports, batch);
      abort.abort();
      return totals;
    };
    const cancelled = importHistory(test.deps, {
      ...{ listenerId, found: await findFiles([file]), signal: abort.signal },
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'job-cancelled' });
    const [run] = await test.store.imports.list(listenerId, 1);
    expect(run).toMatchObject({ state: 'cancelled' });
    expect(run?.totals.added).toBe(await test.store.plays.count(listenerId));
  });
});

describe('while somebody else is forgotten', () => {
  it('an import looks the tracks up again that went with them', async () => {
    const text = rows(12_000);
    const other = await test.store.listeners.create({
      name: 'other',
      timeZone: 'UTC',
      demo: false,
    });
    await importHistory(test.deps, {
      listenerId: other.id,
      found: await findFiles([write('endsong_0.json', text)]),
    });
    let forgotten = false;
    const { commitBatch } = test.store.imports;
    test.store.imports.commitBatch = async (batch) => {
      if (!forgotten) await test.store.listeners.forget(other.id);
      forgotten = true;
      return commitBatch.call(test.store.imports, batch);
    };
    const { totals } = await run(write('endsong_0.json', text));
    expect(totals.added).toBe(12_000);
    expect(await test.store.check()).toEqual([]);
  });
});

describe('hostile input', () => {
  it('keeps the rows before the place where a file breaks off, names the place, and reads the other files', async () => {
    const whole = rows(100, 1);
    const { id, totals } = await run(
      write('endsong_0.json', whole.slice(0, whole.length - 300)),
      write('endsong_1.json', rows(10, 2)),
    );
    const [broken, sound] = await test.store.imports.files(id);
    expect(broken?.failure).toMatch(/record 99.*byte \d+/);
    expect(broken?.totals.read).toBe(99);
    expect(sound).toMatchObject({ failure: null, done: true });
    expect(totals.read).toBe(109);
    expectReconciled(totals);
  });

  it('refuses a zip that ends too early, without storing anything', async () => {
    const zip = await zipOf({ 'endsong_0.json': rows(50) });
    await expect(run(write('cut.zip', zip.subarray(0, zip.length - 40)))).rejects.toMatchObject({
      code: 'import-unreadable',
      message: expect.stringContaining('cut.zip'),
    });
    expect(await test.store.plays.count(listenerId)).toBe(0);
  });

  it('refuses names that point outside the archive', async () => {
    const zip = renamed(await zipOf({ 'aa/endsong_0.json': rows(5) }), 'aa/endsong', '../endsong');
    const evil = renamed(
      await zipOf({ 'aaa/endsong_0.json': rows(5) }),
      'aaa/',
      '../x'.slice(0, 4),
    );
    for (const [name, bytes] of [
      ['one.zip', zip],
      ['two.zip', evil],
    ] as const) {
      await expect(run(write(name, bytes))).rejects.toMatchObject({ code: 'import-unreadable' });
    }
  });

  it('refuses a zip bomb before reading it', async () => {
    const bomb = await zipOf({ 'endsong_0.json': Buffer.alloc(128 * 1024 * 1024, ' ') });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    await expect(run(write('bomb.zip', bomb))).rejects.toMatchObject({
      code: 'import-too-large',
      message: expect.stringContaining('endsong_0.json'),
    });
  });

  it('notices an entry whose bytes do not match their checksum', async () => {
    const zip = await zipOf({ 'endsong_0.json': rows(500) });
    const middle = Math.floor(zip.length / 2);
    zip[middle] = (zip[middle] ?? 0) ^ 0xff;
    const result = await run(write('bad.zip', zip)).catch((error) => error);
    if (result instanceof Error)
      expect(result).toMatchObject({ code: expect.stringMatching(/^import-/) });
    else {
      const [file] = await test.store.imports.files(result.id);
      expect(file?.failure).not.toBeNull();
    }
  });

  it('stores nothing of a row that tries to reach a prototype', async () => {
    const text =
      '[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"ts":"2024-01-01T00:00:00Z","ms_played":40000,"master_metadata_track_name":"__proto__","master_metadata_album_artist_name":"constructor","master_metadata_album_album_name":null,"spotify_track_uri":"spotify:track:0000000000000000000001"}]';
    const { totals } = await run(write('endsong_0.json', text));
    expect(totals.added).toBe(1);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
