import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onePixel, startFakeCoverArt } from '@echotune/connect';
import { namedTrack } from '@echotune/formats';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { allowServices } from '../enrich/allow-services.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { forgetListener } from '../listener/forget-listener.ts';
import { outside } from '../scrobble/outside.fixture.ts';
import { Covers } from './covers.ts';
import { tidyCovers } from './tidy-covers.ts';

const now = Date.UTC(2026, 0, 1);
const day = 86_400_000;
const releaseOf = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

/** A listener who has played songs, each on a release that the archive has a picture of, but the last. */
async function stage({ songs = 3, allowed = true } = {}) {
  const test = await openStore(now);
  const fake = await startFakeCoverArt();
  const coversFolder = join(test.folder, 'covers');
  const opened: Covers[] = [];
  onTestFinished(async () => {
    for (const covers of opened) await covers.close();
    await fake.server.close();
    await test.close();
  });
  const { store } = test;
  const listens = async (name: string) => {
    const { id } = await store.listeners.create({ name, timeZone: 'UTC', demo: false });
    const plays = Array.from({ length: songs }, (_, nth) => ({
      track: namedTrack(`Song ${nth}`, 'Artist', { releaseMbid: releaseOf(nth) }),
      ...{ startedAt: now - (nth + 1) * 300_000, msPlayed: 200_000 },
    }));
    await recordPlays(store, { listenerId: id, source: 'api', now }, plays);
    if (allowed) await store.enrichment.allow(id, ['coverart']);
    return id;
  };
  const listenerId = await listens('Ada');
  const ids = [...(await store.catalogue.songs()).songIds];
  for (let nth = 0; nth < songs - 1; nth++) fake.fronts.set(releaseOf(nth), onePixel(nth, 9, 9));
  /** As another process would be. */
  const open = () => {
    const deps = { ...outside(test, { coverart: fake.server.address }), coversFolder };
    const covers = new Covers(deps);
    opened.push(covers);
    return covers;
  };
  const files = () => readdirSync(coversFolder);
  const asked = () => fake.server.asked.filter(({ path }) => path.startsWith('/release/')).length;
  return { ...test, store, fake, coversFolder, open, listens, listenerId, ids, files, asked };
}

it('nobody is asked without consent, and nothing is shown', async () => {
  const { fake, open, listenerId, ids } = await stage({ allowed: false });
  const covers = open();
  expect(await covers.lookUp(listenerId, ids)).toEqual([]);
  await covers.settled();
  expect(fake.server.asked).toEqual([]);
});

it('nobody waits: pictures are there when they have come, and what there is not is not asked for again', async () => {
  const { open, listenerId, ids, files, asked, fake, advance } = await stage();
  const covers = open();
  const pending = ids.map((songId) => ({ songId, digest: null, pending: true }));
  expect(await covers.lookUp(listenerId, ids)).toEqual(pending);
  expect(await covers.lookUp(listenerId, ids)).toEqual(pending);
  await covers.settled();
  const found = await covers.lookUp(listenerId, ids);
  expect(found.map(({ digest, pending }) => [digest !== null, pending])).toEqual([
    ...[[true, false]],
    ...[[true, false]],
    ...[[false, false]],
  ]);
  expect(asked()).toBe(3);
  expect(files().toSorted()).toEqual(found.flatMap(({ digest }) => digest ?? []).toSorted());
  const picture = await covers.picture(listenerId, found[0]?.digest ?? '');
  expect(picture).toEqual({ type: 'image/gif', bytes: Buffer.from(onePixel(0, 9, 9)) });
  // Another process knows it too, and asks for what there was not a month later.
  const other = open();
  expect(await other.lookUp(listenerId, ids)).toEqual(found);
  fake.fronts.set(releaseOf(2), onePixel(2, 2, 2));
  advance(31 * day);
  await other.lookUp(listenerId, ids);
  await other.settled();
  expect(asked()).toBe(4);
  expect((await other.lookUp(listenerId, ids))[2]?.digest).toMatch(/^[0-9a-f]{64}$/);
});

it('a song on several releases has the first picture among them', async () => {
  const { store, open, listenerId, ids, asked } = await stage();
  const without = ids[2] ?? 0;
  const nothing = { songFeatures: [], songTags: [], artistTags: [], artistMbids: [], similar: [] };
  await store.enrichment.store({
    ...{ ...nothing, service: 'listenbrainz', question: 'facts', subject: 'song' },
    ...{ trainable: true, asked: [{ id: without, found: true }] },
    releases: [{ songId: without, mbid: releaseOf(1) }],
  });
  const covers = open();
  for (let round = 0; round < 2; round++) {
    await covers.lookUp(listenerId, [without]);
    await covers.settled();
  }
  expect(asked()).toBe(2);
  const [cover] = await covers.lookUp(listenerId, [without]);
  expect(cover).toMatchObject({ pending: false, digest: expect.any(String) });
});

it('an archive that fails is left alone for a while, and a picture whose file is lost is fetched again', async () => {
  const { open, listenerId, ids, fake, coversFolder, asked, advance } = await stage();
  const covers = open();
  const one = ids.slice(0, 1);
  fake.leadsTo = 'https://elsewhere.example/picture.jpg';
  await covers.lookUp(listenerId, one);
  await covers.settled();
  fake.leadsTo = null;
  expect(await covers.lookUp(listenerId, one)).toMatchObject([{ digest: null, pending: false }]);
  expect(asked()).toBe(1);
  advance(11 * 60_000);
  await covers.lookUp(listenerId, one);
  await covers.settled();
  const [found] = await covers.lookUp(listenerId, one);
  expect(found?.digest).not.toBeNull();
  rmSync(coversFolder, { recursive: true });
  expect(await covers.picture(listenerId, found?.digest ?? '')).toBeNull();
  expect(await covers.lookUp(listenerId, one)).toMatchObject([{ digest: null, pending: true }]);
  await covers.settled();
  expect(await covers.lookUp(listenerId, one)).toEqual([found]);
});

it('whoever forbids it sees none at once, and files go with the last who allowed it', async () => {
  const { store, open, listens, listenerId, ids, coversFolder, files } = await stage();
  const bob = await listens('Bob');
  const covers = open();
  await covers.lookUp(listenerId, ids);
  await covers.settled();
  const [found] = await covers.lookUp(bob, ids);
  await allowServices({ store, coversFolder }, listenerId, []);
  expect(await covers.lookUp(listenerId, ids)).toEqual([]);
  expect(await covers.picture(listenerId, found?.digest ?? '')).toBeNull();
  expect(await covers.picture(bob, found?.digest ?? '')).not.toBeNull();
  expect(files()).toHaveLength(2);
  await allowServices({ store, coversFolder }, bob, ['listenbrainz']);
  expect(files()).toEqual([]);
  expect(await store.covers.totals()).toEqual({ pictures: 0, bytes: 0, without: 0 });
});

it('consent that is withdrawn while others wait holds for them', async () => {
  const { store, open, listenerId, ids, asked, fake, coversFolder, files } = await stage({
    songs: 12,
  });
  const covers = open();
  fake.server.misbehaveAt('redirects', { kind: 'latency', ms: 150 }, { kind: 'latency', ms: 150 });
  await covers.lookUp(listenerId, ids);
  while (asked() < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  await allowServices({ store, coversFolder }, listenerId, []);
  await covers.settled();
  expect(asked()).toBe(2);
  expect(files()).toEqual([]);
});

it('what is forgotten leaves no picture, and what is too much goes', async () => {
  const { store, deps, open, listens, listenerId, ids, coversFolder, files } = await stage();
  const covers = open();
  await covers.lookUp(listenerId, ids);
  await covers.settled();
  const { bytes } = await store.covers.totals();
  await tidyCovers({ store, coversFolder }, bytes - 1);
  expect(files()).toHaveLength(1);
  const bob = await listens('Bob');
  const folders = { modelsFolder: coversFolder, spoolFolder: coversFolder, coversFolder };
  const drop = async () => {};
  const more = { ...folders, codeVersion: 'test', profiles: { drop }, cache: { drop } };
  await forgetListener({ ...deps, ...more }, listenerId, 'queued');
  expect(files()).toHaveLength(1);
  await forgetListener({ ...deps, ...more }, bob, 'queued');
  expect(files()).toEqual([]);
});

it('ends what it asks when it is closed', async () => {
  const { open, listenerId, ids, fake, asked } = await stage();
  const covers = open();
  fake.server.misbehaveAt(
    'redirects',
    ...Array.from({ length: 3 }, () => ({ kind: 'latency', ms: 3_600_000 }) as const),
  );
  await covers.lookUp(listenerId, ids);
  while (asked() < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  await covers.close();
  expect(asked()).toBe(2);
  await covers.lookUp(listenerId, ids);
  expect(asked()).toBe(2);
});
