import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extendedHistoryChunks, fictionalExtras } from '@echotune/formats';
import { expect, it } from 'vitest';
import { runEchotune, temporaryHome } from './kit/echotune.ts';

function everythingBelow(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Buffer.concat(
    files
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name))),
  );
}

it('no IP address, user agent, account name or device of an export reaches the home folder', async () => {
  const { home, remove } = await temporaryHome();
  const source = await temporaryHome();
  try {
    const text = [
      ...extendedHistoryChunks({ plays: 5000, tracks: 300, endsAt: Date.UTC(2026, 0, 1) }),
    ].join('');
    for (const extra of fictionalExtras)
      expect(text, 'the export must hold what is looked for').toContain(extra);
    const file = join(source.home, 'Streaming_History_Audio_2025_0.json');
    writeFileSync(file, text);
    const { code } = await runEchotune(home, ['import', file]);
    expect(code).toBe(0);
    const bytes = everythingBelow(home);
    expect(bytes.length).toBeGreaterThan(100_000);
    for (const extra of fictionalExtras) {
      expect(bytes.includes(extra), `found ${extra}`).toBe(false);
    }
    expect(bytes.includes(source.home), 'found the path of the file').toBe(false);
  } finally {
    await remove();
    await source.remove();
  }
});
