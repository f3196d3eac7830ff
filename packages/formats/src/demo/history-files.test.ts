import { expect, test } from 'vitest';
import { exportFormats, recogniseFile } from '../export-formats.ts';
import { historyWriters } from './history-files.ts';
import { longHistory } from './long-history.ts';

const rows = 700;
const history = longHistory({ plays: 2000, tracks: 100, endsAt: Date.UTC(2026, 0, 1), seed: 7 });

test('there is a history for each format that can be imported', () => {
  expect(Object.keys(historyWriters).sort()).toEqual(exportFormats.map(({ name }) => name).sort());
});

test.each(exportFormats)(
  'as $name it is recognised as such, and every row is read',
  async (format) => {
    const file = historyWriters[format.name]?.(history, rows);
    if (file === undefined) throw new Error('no such writer');
    const bytes = new TextEncoder().encode([...file.chunks].join(''));
    expect(file.rows()).toBe(rows);
    expect(recogniseFile(file.name, bytes.subarray(0, 1 << 16)).format?.name).toBe(format.name);
    async function* chunks() {
      yield bytes;
    }
    let taken = 0;
    const left: unknown[] = [];
    for await (const batch of format.parse(chunks())) {
      for (const record of batch) {
        if (record.play || record.entry) taken++;
        else left.push(record.rejected ?? record.notMusic);
      }
    }
    expect(taken).toBe(rows);
    expect(left).toEqual(format.name === 'echotune-archive' ? ['account'] : []);
  },
);
