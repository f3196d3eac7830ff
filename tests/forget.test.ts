import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { openSqliteStore, silentTelemetry } from '@echotune/data';
import {
  type ExportSource,
  extendedHistoryChunks,
  type SourceTrack,
  sourceClocks,
} from '@echotune/formats';
import { expect, it } from 'vitest';
import { demoSource, writeExport } from './kit/demo-files.ts';
import { runEchotune, temporaryHome } from './kit/echotune.ts';

const planted = 'Xyzzy';
const endsAt = Date.UTC(2026, 0, 1);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
}

/** Keys of the catalogue are in lower case. */
const holdsPlanted = (file: string) =>
  `${file}\n${readFileSync(file, 'latin1')}`.toLowerCase().includes(planted.toLowerCase());

/** The demo world with the word in every name. */
function plantedSource(): ExportSource {
  const source = demoSource({ endsAt, monthsBack: 1 });
  const named = ({ title, artist, album, ...track }: SourceTrack): SourceTrack => ({
    ...track,
    title: `${planted} ${title}`,
    artist: `${planted} ${artist}`,
    artists: null,
    album: `${planted} ${album}`,
  });
  const renamed = <One extends { readonly track: SourceTrack }>(all: readonly One[]) =>
    all.map((one) => ({ ...one, track: named(one.track) }));
  const [plays, scrobbles] = [renamed(source.plays), renamed(source.scrobbles)];
  return { ...source, plays, scrobbles, saved: renamed(source.saved) };
}

/** Its files, with the word in their names too. */
async function plantFiles(folder: string): Promise<void> {
  const source = plantedSource();
  let files = 0;
  for (const format of ['spotify-extended', 'lastfm-json', 'exportify']) {
    for (const file of filesBelow(await writeExport(source, format, folder))) {
      const name = `${planted}_${format}_${files}${extname(file)}`;
      renameSync(file, join(folder, name));
      files += 1;
    }
  }
}

/** An upload that waits in the spool to be imported. */
async function leaveUpload(home: string, name: string): Promise<void> {
  const store = await openSqliteStore({
    file: join(home, 'echotune.sqlite'),
    clock: () => endsAt,
    clocks: sourceClocks,
    telemetry: silentTelemetry,
  });
  const listener = await store.listeners.byName(name);
  await store.jobs.enqueue('import', { listenerId: listener?.id, upload: 'waiting' });
  await store.close();
  mkdirSync(join(home, 'spool', 'waiting'));
  writeFileSync(join(home, 'spool', 'waiting', '0'), planted);
}

it('after forget nothing of the listener is in the home folder, nor a model that knew them', async () => {
  const { home, remove } = await temporaryHome();
  const source = await temporaryHome();
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await runEchotune(home, args);
    expect(code, stderr).toBe(0);
    return stdout;
  };
  const who = ['--listener', `${planted} listener`];
  try {
    const file = join(source.home, 'Streaming_History_Audio_2025_0.json');
    writeFileSync(file, [...extendedHistoryChunks({ plays: 500, tracks: 50, endsAt })].join(''));
    await run('import', file, '--listener', 'Other');
    await plantFiles(join(source.home, 'planted'));
    await run('import', join(source.home, 'planted'), ...who, '--new');
    const shared = JSON.parse(await run('duplicates', '-n', '1', '--json', ...who));
    await run('duplicates', 'part', String(shared.plays[0].play), 'lastfm-json', ...who);
    await run('retime', 'lastfm-json', '--zone', 'UTC', '--no-train', ...who);
    await run('retention', '--plays-days', '30000', '--shown-days', '30', ...who);
    await run('recommend', ...who);
    await leaveUpload(home, `${planted} listener`);
    const holding = filesBelow(home).filter(holdsPlanted);
    expect(holding).toContain(join(home, 'echotune.sqlite'));
    expect(holding).toContain(join(home, 'spool', 'waiting', '0'));

    const before = readdirSync(join(home, 'models'));
    await run('forget', ...who, '--yes');
    expect(filesBelow(home).filter(holdsPlanted)).toEqual([]);
    const after = readdirSync(join(home, 'models'));
    expect(after).toHaveLength(1);
    expect(before).not.toContain(after[0]);
    expect(JSON.parse(await run('stats', '--json')).plays).toBeGreaterThan(0);
  } finally {
    await remove();
    await source.remove();
  }
});
