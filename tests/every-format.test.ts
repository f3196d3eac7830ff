import { exportWriters } from '@echotune/formats';
import { findFiles, importHistory } from '@echotune/service';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { demoSource, writeExport } from './kit/demo-files.ts';
import { openStore, type TestStore } from './kit/open-store.ts';

const endsAt = Date.UTC(2026, 10, 22, 12);
/** Files of a community: of one listener the rows of others are rejected. */
const ofMany = ['csv', 'listenbrainz-dump'];

const world = { endsAt, listeners: 1, artists: 36, monthsBack: 2, quirks: true };
const source = demoSource(world);

let test: TestStore;
beforeEach(async () => {
  test = await openStore(endsAt);
});
afterEach(() => test.close());

async function importFolder(listenerId: number, folder: string) {
  const found = await findFiles([folder]);
  const { totals } = await importHistory(test.deps, { listenerId, found });
  const { read, added, duplicates, notMusic, rejected } = totals;
  expect(read).toBe(added + duplicates + notMusic + rejected);
  return totals;
}

const listenerIn = async (timeZone: string) =>
  (await test.store.listeners.create({ name: timeZone, timeZone, demo: false })).id;

it.each(Object.keys(exportWriters))(
  'an export as %s reconciles, adds nothing again, and survives its quirks',
  async (name) => {
    const id = await listenerIn('Europe/Berlin');
    const folder = await writeExport(source, name, test.folder);
    const first = await importFolder(id, folder);
    expect(first.added).toBeGreaterThan(10);
    if (ofMany.includes(name)) expect(first.rejected).toBeGreaterThan(0);
    else expect(first.rejected).toBe(0);
    const again = await importFolder(id, folder);
    expect(again).toMatchObject({ read: first.read, added: 0, rejected: first.rejected });
    expect(await test.store.check()).toEqual([]);
  },
);

it('the histories of all services together are the plays of the fullest one', async () => {
  const id = await listenerIn('Europe/Berlin');
  const total = await importFolder(id, await writeExport(source, 'spotify-extended', test.folder));
  const before = await test.store.plays.columns(id);
  const ofOneListener = Object.keys(exportWriters).filter(
    (name) => !['csv', 'listenbrainz-dump', 'exportify', 'spotify-account-old'].includes(name),
  );
  for (const name of ofOneListener) {
    const totals = await importFolder(id, await writeExport(source, name, test.folder));
    expect({ name, added: totals.added }).toEqual({ name, added: 0 });
  }
  const after = await test.store.plays.columns(id);
  expect(after.length).toBe(total.added);
  // Who tells a play best can change, and with it the fraction of the second.
  const seconds = (starts: Float64Array) => [...starts].map((at) => Math.floor(at / 1000));
  expect(seconds(after.startedAt)).toEqual(seconds(before.startedAt));
  expect(await test.store.check()).toEqual([]);
});
