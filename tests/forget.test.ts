import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extendedHistoryChunks } from '@echotune/formats';
import { expect, it } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';

const planted = 'Xyzzy';

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
}

const holdsPlanted = (file: string) => readFileSync(file, 'latin1').includes(planted);

it('after forget nothing of the listener is in the home folder, nor a model that knew them', async () => {
  const { home, remove } = await temporaryHome();
  const source = await temporaryHome();
  const run = async (...args: string[]) => {
    const { code, stderr } = await runEchotune(home, args);
    expect(code, stderr).toBe(0);
  };
  try {
    const history = [
      ...extendedHistoryChunks({ plays: 500, tracks: 50, endsAt: Date.UTC(2026, 0, 1) }),
    ].join('');
    const file = join(source.home, 'Streaming_History_Audio_2025_0.json');
    writeFileSync(file, history);
    await run('import', file, '--listener', 'Other');
    const named = history.replaceAll('album_artist_name":"', `album_artist_name":"${planted} `);
    expect(named).toContain(planted);
    writeFileSync(file, named);
    await run('import', file, '--listener', `${planted} listener`);
    expect(filesBelow(home).some(holdsPlanted)).toBe(true);
    const before = readdirSync(join(home, 'models'));
    await run('forget', '--listener', `${planted} listener`, '--yes');
    expect(filesBelow(home).filter(holdsPlanted)).toEqual([]);
    const after = readdirSync(join(home, 'models'));
    expect(after).toHaveLength(1);
    expect(before).not.toContain(after[0]);
  } finally {
    await remove();
    await source.remove();
  }
});
