import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportSource } from '@echotune/formats';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { demoSource, writeExport } from './kit/demo-files.ts';
import { runEchotune, temporaryHome } from './kit/echotune.ts';

const dayMs = 86_400_000;
const formats = ['spotify-account', 'spotify-extended', 'lastfm-json'] as const;
type Format = (typeof formats)[number];

let home: string;
let source: ExportSource;
let folders: Map<string, string>;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ home, remove } = await temporaryHome());
  source = demoSource({ endsAt: Math.floor(Date.now() / dayMs) * dayMs, monthsBack: 2 });
  folders = new Map();
  for (const format of formats) {
    folders.set(format, await writeExport(source, format, join(home, 'files')));
  }
});
afterEach(() => remove());

async function json(...args: string[]) {
  const { code, stdout, stderr } = await runEchotune(join(home, 'home'), [...args, '--json']);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

const importOf = (format: Format, ...args: string[]) =>
  json('import', folders.get(format) ?? '', '--no-train', ...args);

const importAll = () => json('import', ...folders.values(), '--no-train', '--listener', 'me');

async function refused(...args: string[]): Promise<string> {
  const { code, stdout } = await runEchotune(join(home, 'home'), [...args, '--json']);
  expect(code).toBe(2);
  return JSON.parse(stdout).error.code;
}

interface Line {
  readonly kind: string;
  readonly play: number;
  readonly source: string;
  readonly startedAt: number;
  readonly msPlayed: number;
  readonly track: { readonly title: string; readonly artist: string };
}

/**
 * The archive without what is of this store alone: numbers of plays and which imports there were.
 */
async function archive(): Promise<Line[]> {
  const file = join(home, 'archive.jsonl');
  await json('export', '--out', file);
  const numbers = new Map<number, number>();
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text))
    .filter(({ kind }) => kind !== 'import')
    .map(({ play, track, ...line }) => {
      if (line.kind !== 'play') return { ...line, track };
      numbers.set(play, numbers.get(play) ?? numbers.size);
      return { ...line, play: numbers.get(play), track };
    });
}

const playsOf = (lines: readonly Line[]) => lines.filter(({ kind }) => kind === 'play');
const count = async () => (await json('stats')).plays;

it('the same months from three services are one play each, told by all that know it', async () => {
  for (const format of formats) {
    const { totals } = await importOf(format, '--listener', 'me');
    expect(totals.added).toBe(format === 'spotify-account' ? source.plays.length : 0);
  }
  expect(await count()).toBe(source.plays.length);
  expect((await json('sources')).sources).toMatchObject([
    { source: 'lastfm-json', plays: source.scrobbles.length, zone: 'UTC', isSet: false },
    { source: 'spotify-account', plays: source.plays.length },
    { source: 'spotify-extended', plays: source.plays.length },
  ]);
  const scrobbled = new Set(source.scrobbles.map(({ stampedAt }) => stampedAt));
  const told = [...Map.groupBy(playsOf(await archive()), ({ play }) => play).values()];
  for (const [i, witnesses] of told.entries()) {
    const played = source.plays[i];
    const names = witnesses.map(({ track }) => `${track.artist} ${track.title}`);
    expect(new Set(names)).toEqual(new Set([`${played?.track.artist} ${played?.track.title}`]));
    expect(witnesses.map((one) => one.source).sort()).toEqual([
      ...(scrobbled.has(played?.stampedAt ?? 0) ? ['lastfm-json'] : []),
      ...['spotify-account', 'spotify-extended'],
    ]);
    for (const { startedAt } of witnesses) {
      expect(Math.abs(startedAt - (played?.startedAt ?? 0))).toBeLessThan(60_000);
    }
  }
  const page = await json('duplicates', '-n', '3', '--offset', '2');
  expect(page).toMatchObject({ total: source.plays.length, offset: 2 });
  const newest = source.plays.at(-3);
  expect(page.plays).toHaveLength(3);
  expect(page.plays[0]).toMatchObject({
    artist: newest?.track.artist,
    msPlayed: newest?.msPlayed,
  });
  // Of a version the page says the song.
  expect(newest?.track.title.startsWith(page.plays[0].title)).toBe(true);
  const { stdout } = await runEchotune(join(home, 'home'), ['duplicates']);
  expect(stdout).toContain('ended');
  expect(stdout).toContain('StreamingHistory_music_0.json, record');
});

it('what is told apart stays apart through imports, until it is taken back', async () => {
  await importAll();
  const before = await archive();
  const { plays } = await json('duplicates', '-n', '40');
  const play = plays.find((one: { witnesses: unknown[] }) => one.witnesses.length === 3);
  const number = String(play.play);
  await json('duplicates', 'part', number, 'lastfm-json');
  expect(await count()).toBe(source.plays.length + 1);
  expect((await importOf('lastfm-json')).totals.added).toBe(0);
  expect(await count()).toBe(source.plays.length + 1);
  const { parted } = await json('duplicates', 'parted');
  // The song's title is the page's, the version's the source's.
  const played = source.plays.find(
    ({ startedAt }) => Math.abs(startedAt - play.startedAt) < 60_000,
  );
  expect(parted).toMatchObject([{ source: 'lastfm-json', title: played?.track.title }]);
  expect(await refused('duplicates', 'part', number, 'lastfm-json')).toBe('source-unknown');
  expect(await refused('duplicates', 'part', '999999', 'lastfm-json')).toBe('play-unknown');
  expect(await refused('duplicates', 'rejoin', '999999')).toBe('parting-unknown');
  await json('duplicates', 'rejoin', String(parted[0].id));
  expect(await archive()).toEqual(before);
});

it('taking an import back leaves exactly what was there without it, in any order', async () => {
  const states = [];
  for (const format of formats) {
    await importOf(format, '--listener', 'me');
    states.push(await archive());
  }
  const [account, withExtended, all] = states;
  expect(await refused('imports', 'undo', '1')).toBe('not-confirmed');
  expect(await archive()).toEqual(all);
  const undo = (run: number) => json('imports', 'undo', String(run), '--yes', '--no-train');

  // The oldest first: what the others tell stays as they tell it.
  expect(await undo(1)).toMatchObject({ state: 'undone', gone: 0, kept: source.plays.length });
  expect(new Set(playsOf(await archive()).map((line) => line.source))).toEqual(
    new Set(['lastfm-json', 'spotify-extended']),
  );
  expect((await importOf('spotify-account')).totals.added).toBe(0);
  expect(await archive()).toEqual(all);

  await undo(3);
  expect(await archive()).toEqual(withExtended);
  await undo(2);
  expect(await archive()).toEqual(account);
  expect(await undo(4)).toMatchObject({ gone: source.plays.length, kept: 0 });
  expect(playsOf(await archive())).toEqual([]);
  expect((await importOf('spotify-account')).totals.added).toBe(source.plays.length);
  expect(await archive()).toEqual(account);
  const { imports } = await json('imports');
  expect(imports.map(({ state }: { state: string }) => state)).toEqual([
    ...['done', 'undone', 'undone', 'undone', 'undone'],
  ]);
  expect(await refused('imports', 'undo', '99', '--yes')).toBe('import-unknown');
  expect((await json('doctor')).ok).toBe(true);
});

it('a model knows nothing of an import that was taken back', async () => {
  await json('import', folders.get('spotify-account') ?? '', '--listener', 'me');
  const models = () => readdirSync(join(home, 'home', 'models'));
  const [first] = models();
  await json('imports', 'undo', '1', '--yes');
  expect(models()).toHaveLength(1);
  expect(models()).not.toContain(first);
  await importOf('spotify-account');
  await json('imports', 'undo', '2', '--yes', '--no-train');
  expect(models()).toEqual([]);
});

it('a source read in another zone parts from the others, and comes back to them', async () => {
  await importAll();
  const before = await archive();
  const there = await json('retime', 'lastfm-json', '--zone', 'Asia/Kathmandu', '--no-train');
  expect(there).toMatchObject({ moved: source.scrobbles.length });
  expect(await count()).toBe(source.plays.length + source.scrobbles.length);
  expect((await json('sources')).sources[0]).toMatchObject({ zone: 'Asia/Kathmandu', isSet: true });
  await json('retime', 'lastfm-json', '--reset', '--no-train');
  expect(await archive()).toEqual(before);
  expect(await refused('retime', 'lastfm-json')).toBe('option-needed');
  expect(await refused('retime', 'nothing', '--reset')).toBe('source-unknown');
  expect(await refused('retime', 'lastfm-json', '--zone', 'Moon/Sea')).toBe('time-zone-unknown');
});

it('what is older than a listener keeps it goes, from the models too, and imports do not bring it back', async () => {
  await json('import', folders.get('spotify-extended') ?? '', '--listener', 'me');
  expect(await json('retention')).toMatchObject({ playsDays: null, shownDays: null });
  const models = readdirSync(join(home, 'home', 'models'));
  expect(await refused('retention', '--plays-days', '30')).toBe('not-confirmed');
  const { playsDays, removed } = await json('retention', '--plays-days', '30', '--yes');
  const since = Date.now() - 30 * dayMs;
  const old = source.plays.filter(({ startedAt }) => startedAt < since).length;
  expect(old).toBeGreaterThan(0);
  expect({ playsDays, removed }).toEqual({ playsDays: 30, removed: { plays: old, shown: 0 } });
  expect(await count()).toBe(source.plays.length - old);
  expect(readdirSync(join(home, 'home', 'models')).some((name) => models.includes(name))).toBe(
    false,
  );
  const again = await json('import', folders.get('spotify-account') ?? '');
  expect(again).toMatchObject({ totals: { added: old }, expired: old });
  expect(await count()).toBe(source.plays.length - old);
  expect(await json('retention', '--plays-forever', '--shown-days', '7')).toMatchObject({
    ...{ playsDays: null, shownDays: 7, removed: { plays: 0 } },
  });
  expect((await importOf('spotify-account')).totals.added).toBe(old);
  expect(await count()).toBe(source.plays.length);
  expect(await refused('retention', '--plays-days', '0')).toBe('usage');
});
