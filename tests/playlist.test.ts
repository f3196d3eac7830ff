import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extendedHistoryChunks } from '@echotune/formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';

let home: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ home, remove } = await temporaryHome());
  const history = join(home, 'Streaming_History_Audio_2025_0.json');
  const chunks = extendedHistoryChunks({ plays: 200, tracks: 20, endsAt: Date.now() });
  writeFileSync(history, [...chunks].join(''));
  await runEchotune(home, ['import', history, '--no-train']);
});

afterAll(() => remove());

const run = (...args: string[]) => runEchotune(home, ['playlist', ...args]);

async function playlist(...args: string[]) {
  const { stdout, stderr, code } = await run(...args, '--json');
  if (code !== 0) throw new Error(`${stdout}${stderr}`);
  return JSON.parse(stdout);
}

const titles = async (name: string): Promise<string[]> =>
  (await playlist('show', name)).entries.map(
    (entry: { song: { title: string } }) => entry.song.title,
  );

describe('echotune playlist', () => {
  it('makes one by rules, with reasons, and refreshes it', async () => {
    const rules = ['--shelf', 'on-repeat', '--limit', '5', '--refresh', 'weekly'];
    const made = await playlist('make', 'Loop', ...rules);
    expect(made.playlist).toMatchObject({ kind: 'rules', refresh: 'weekly', entryCount: 5 });
    expect((await playlist('refresh', 'Loop')).playlist).toMatchObject({ entryCount: 5 });
    const { stdout } = await run('show', 'Loop');
    expect(stdout).toMatch(/Loop: 5 songs, by rules \(on-repeat\), weekly\n {5}1 {2}.+\n {8}You /);
  });

  it('makes one from a sentence, says what was understood, and looks before', async () => {
    const words = ['20', 'songs', 'I', 'know,', 'new', 'every', 'week,', 'glorbly'];
    const dry = await run('make', ...words, '--dry-run');
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    expect(dry.stdout).toMatch(
      /^Understood: .+; 20 songs\nNot understood: "glorbly"\n {2}.+ – .+\n {4}You /,
    );
    expect((await playlist('list')).map(({ name }: { name: string }) => name)).toEqual(['Loop']);
    const { playlist: made, understood } = await playlist('make', ...words, '--refresh', 'daily');
    expect(made).toMatchObject({ kind: 'rules', refresh: 'daily', description: words.join(' ') });
    expect(made.entryCount).toBeGreaterThan(0);
    expect(understood).toMatchObject({ refresh: 'weekly', notUnderstood: ['glorbly'] });
    expect((await run('show', String(made.id))).stdout).toContain(`\n${words.join(' ')}\n`);
    const twice = await run('make', ...words, '--mood', 'calm');
    expect(twice).toMatchObject({ code: 2, stderr: expect.stringContaining('mood') });
    expect((await run('make', 'Rain', '--dry-run')).code).toBe(2);
    await playlist('delete', String(made.id), '--yes');
  });

  it('makes one by hand, adds what was recommended, moves, takes out and removes it', async () => {
    await playlist('make', 'Mine', '--description', 'for the road');
    const recommended = await runEchotune(home, ['recommend', '-s', 'on-repeat', '--json']);
    const [first, second] = JSON.parse(recommended.stdout).items;
    await playlist('add', 'Mine', String(first.impression), String(second.impression));
    await playlist('add', 'Mine', '--artist', 'Étoile', '--title', 'Nuit', '--at', '1');
    const [a, b] = [first.song.title, second.song.title];
    expect(await titles('Mine')).toEqual(['Nuit', a, b]);
    const { entries } = await playlist('show', 'Mine');
    expect(entries[1].reason).toBe(first.reason.map(({ text }: { text: string }) => text).join(''));
    await playlist('move', 'Mine', '3', '1');
    expect(await titles('Mine')).toEqual([b, 'Nuit', a]);
    await playlist('remove', 'Mine', '1', '3');
    await playlist('rename', 'Mine', 'Yours');
    expect(await titles('Yours')).toEqual(['Nuit']);
    expect((await run('delete', 'Yours')).code).toBe(2);
    await playlist('delete', 'Yours', '--yes');
    expect((await playlist('list')).map(({ name }: { name: string }) => name)).toEqual(['Loop']);
  });

  it('writes files that come in again as the same playlist, and once', async () => {
    const file = join(home, 'loop.m3u8');
    await playlist('export', 'Loop', '--format', 'm3u', '--out', file);
    const { stdout } = await run('export', 'Loop', '--format', 'm3u');
    expect(stdout).toBe(readFileSync(file, 'utf8'));
    const both = await playlist('import', file, file, '--name', 'Copy');
    const counts = { read: 5, matched: 5, created: 0, rejected: [] };
    expect(both).toMatchObject([
      { isNew: true, ...counts },
      { isNew: false, ...counts },
    ]);
    expect(await titles('Copy')).toEqual(await titles('Loop'));
  });

  it('says what is wrong, with a code', async () => {
    writeFileSync(join(home, 'x.txt'), 'nothing\n');
    const wrong: [string[], string, number][] = [
      [['show', 'Nobody'], 'playlist-unknown', 2],
      [['remove', 'Loop', '99'], 'playlist-entry-unknown', 2],
      [['add', 'Loop'], 'option-needed', 2],
      [['import', join(home, 'x.txt')], 'playlist-unrecognised', 3],
      [['import', join(home, 'none.csv')], 'playlist-unreadable', 3],
      [['export', 'Loop', '--out', join(home, 'none', 'x')], 'output-not-writable', 2],
    ];
    for (const [args, code, exit] of wrong) {
      const ended = await run(...args, '--json');
      expect({ code: JSON.parse(ended.stdout).error.code, exit: ended.code }).toEqual({
        code,
        exit,
      });
    }
  });
});
