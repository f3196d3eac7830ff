import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { runEchotune, startEchotune, temporaryHome } from './kit/echotune.ts';
import { describeWith } from './need.ts';
import { testData } from './parts.ts';

let home: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
});

afterAll(() => remove());

const json = async (...args: string[]) =>
  JSON.parse((await runEchotune(home, [...args, '--json'])).stdout);

describe('the echotune command', () => {
  it('goes from the demo to recommendations, their reasons, statistics, an export, and back', async () => {
    expect((await json('demo')).totals.added).toBeGreaterThan(1000);
    for (const shelf of ['for-you', 'on-repeat', 'rediscover', 'discover', 'right-now']) {
      const { items } = await json('recommend', '--shelf', shelf, '--limit', '5');
      expect(items, shelf).toHaveLength(5);
      const explanation = await json('explain', String(items[0].impression));
      const sum = explanation.addends.reduce(
        (total: number, a: { value: number }) => total + a.value,
        0,
      );
      expect(Math.abs(sum - explanation.score)).toBeLessThan(1e-4);
    }
    const stats = await json('stats', '--top', '3');
    expect(stats.topSongs).toHaveLength(3);
    const [one, , other] = stats.topSongs;
    const called = ({ name, detail }: typeof one) => `${name} ${detail}`;
    const { steps } = await json('bridge', called(one), called(other), '--length', '5');
    expect(steps).toHaveLength(5);
    expect([steps[0].song.songId, steps[4].song.songId]).toEqual([one.id, other.id]);
    const out = join(home, 'export.jsonl');
    const { lines } = await json('export', '--out', out);
    const archive = readFileSync(out, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(archive).toHaveLength(lines);
    expect(archive.filter((line) => line.kind === 'play')).toHaveLength(stats.plays);
    expect((await json('doctor')).ok).toBe(true);
    expect(await json('demo', '--remove')).toEqual({ removed: true });
  });

  it('stores what is sound beside what is not, and says of each command what is missing and what to do', async () => {
    const own = await temporaryHome();
    try {
      const file = (name: string, content: string | Uint8Array) => {
        writeFileSync(join(own.home, name), content);
        return join(own.home, name);
      };
      const table = file('plays.csv', 'time,artist,track\n2024-05-01T10:00:00Z,A,T\n');
      const bad = file('bad.zip', 'PK\u0003\u0004 and no more');
      const photo = file('photo.jpg', 'no photo');
      const ended = await runEchotune(own.home, ['import', table, bad, photo, '--no-train']);
      expect(ended.code).toBe(4);
      expect(ended.stdout).toContain('1 of 1 row is a new play.');
      expect(ended.stdout).toMatch(/Left out: bad\.zip \(it is not a sound zip archive: .*\w\)/);
      expect((await runEchotune(own.home, ['import', table, photo, '--no-train'])).code).toBe(4);
      expect((await runEchotune(own.home, ['import', table, '--no-train'])).code).toBe(0);
      expect((await runEchotune(own.home, ['import', bad])).code).toBe(3);
      const streamed = await runEchotune(own.home, ['export', '--as', 'spotify']);
      expect(streamed).toMatchObject({ code: 0, stdout: '[]\n' });
      expect(streamed.stderr).toMatch(/^Nothing was written: 1 play was left out .*listenbrainz/);
      const { stdout: stats } = await runEchotune(own.home, ['stats']);
      expect(stats).toMatch(/^1 play of 1 song by 1 artist\.\n/);
      const moved = await runEchotune(own.home, [
        ...['retime', 'csv', '--zone', 'Asia/Tokyo', '--no-train'],
      ]);
      expect(moved.stdout).toContain('csv itself says that they are in UTC.');
      for (const args of [['forget'], ['imports', 'undo', '1']]) {
        const { code, stderr } = await runEchotune(own.home, args);
        expect(code).toBe(2);
        expect(stderr).toMatch(
          /^echotune: This removes .*\d plays? .*\. \[not-confirmed\]\nAdd --yes/,
        );
      }
    } finally {
      await own.remove();
    }
  });

  it('says what is wrong, with a code and an exit status', async () => {
    const wrong: [string[], number, string][] = [
      [['import', join(home, 'nowhere.zip')], 3, 'import-unreadable'],
      [['recommend', '--listener', 'nobody'], 2, 'listener-unknown'],
      [['retime', 'csv'], 2, 'option-needed'],
      [['corpus', 'add', 'x', import.meta.filename], 3, 'corpus-unrecognised'],
      [['recommend', '--shelf', 'attic', '--listener', 'nobody'], 2, 'listener-unknown'],
    ];
    for (const [args, status, code] of wrong) {
      const { code: exit, stderr, stdout } = await runEchotune(home, [...args, '--json']);
      expect(exit).toBe(status);
      expect(stderr).toContain(`[${code}]`);
      expect(JSON.parse(stdout).error.code).toBe(code);
    }
    const mistyped = await runEchotune(home, ['stats', '--tops', '3']);
    expect(mistyped.code).toBe(2);
    expect(mistyped.stderr).toMatch(/^echotune: unknown option '--tops' \[usage\]\n.*--top\?/);
    expect((await runEchotune(home, ['frobnicate'])).code).toBe(2);
    const doctor = await runEchotune(home, ['doctor'], { ECHOTUNE_PORT: 'x' });
    expect(doctor).toMatchObject({ code: 2, stdout: expect.stringMatching(/✗ config .*PORT/) });
    expect((await runEchotune(home, ['stats'], { ECHOTUNE_PROT: '1' })).stderr).toContain(
      'ECHOTUNE_PROT',
    );
    expect((await runEchotune(home, ['start'], { ECHOTUNE_HOST: '0.0.0.0' })).stderr).toContain(
      '[not-claimed]',
    );
  });

  it('doctor finds that the key is not the one that sealed, as start does', async () => {
    const { home, remove } = await temporaryHome();
    onTestFinished(remove);
    const secretKey = () => ({ ECHOTUNE_SECRET_KEY: randomBytes(32).toString('base64') });
    const right = secretKey();
    await (await startEchotune(home, right)).stop();
    const well = await runEchotune(home, ['doctor'], right);
    expect(well.stdout).toContain('✓ secrets   each has its key');
    const wrong = secretKey();
    expect((await runEchotune(home, ['start'], wrong)).stderr).toContain('[secret-unreadable]');
    const { code, stdout } = await runEchotune(home, ['doctor', '--json'], wrong);
    const found = JSON.parse(stdout).findings.find(
      ({ part }: { part: string }) => part === 'secrets',
    );
    expect([code, found]).toMatchObject([4, { ok: false, detail: expect.stringContaining('"') }]);
    expect(found.advice).toContain('ECHOTUNE_SECRET_KEY');
  });

  it('ends with 4 when a file could not be read to its end', async () => {
    const file = join(home, 'endsong_0.json');
    writeFileSync(
      file,
      '[{"ts":"2024-01-01T00:00:00Z","ms_played":40000,"master_metadata_track_name":"a","master_metadata_album_artist_name":"b"},{"ts":',
    );
    const { code, stdout } = await runEchotune(home, [
      'import',
      file,
      '--listener',
      'broken',
      '--no-train',
      '--json',
    ]);
    expect(code).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({ totals: { read: 1, added: 1 } });
    for (const args of [
      ['import', file],
      ['connect', 'add', 'listenbrainz', 'somebody'],
    ]) {
      const mistyped = await runEchotune(home, [...args, '--listener', 'brokn']);
      expect(mistyped.code).toBe(2);
      expect(mistyped.stderr).toContain('There is no listener "brokn". There is "broken".');
      const nameless = await runEchotune(home, [...args, '--new']);
      expect(nameless.stderr).toContain('[option-needed]');
    }
  });
});

describeWith('data', "real services' Spotify exports", () => {
  const files = [
    'exports/koito_Streaming_History_Audio_spotify_import_test.json',
    'exports/lb_spotify_streaming_2023.json',
    'exports/lb_spotify_streaming_endsong_0.json',
  ];
  it.each(files)('%s reconciles, and a second time adds 0', async (name) => {
    const args = ['import', join(testData, name), '--listener', name, '--new', '--no-train'];
    const records: unknown[] = JSON.parse(readFileSync(join(testData, name), 'utf8'));
    const first = await json(...args);
    const { read, added, duplicates, notMusic, rejected } = first.totals;
    expect(read).toBe(records.length);
    expect(read).toBe(added + duplicates + notMusic + rejected);
    expect(added).toBeGreaterThan(0);
    const second = await json(...args);
    expect(second.totals).toEqual({
      read,
      added: 0,
      duplicates: added + duplicates,
      notMusic,
      rejected,
    });
  });
});
