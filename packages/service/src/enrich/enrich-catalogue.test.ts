import type { EnrichmentService } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { expect, it } from 'vitest';
import { recordPlays } from '../feedback/record-plays.ts';
import { artistMbidOf, enrichStage, mbidOf, releaseMbidOf } from './enrich.fixture.ts';
import { enrichCatalogue } from './enrich-catalogue.ts';

const everybody: readonly EnrichmentService[] = [
  ...(['musicbrainz', 'listenbrainz', 'lastfm', 'coverart'] as const),
];
const nothingLeft = { left: false, stopped: [] };
const day = 86_400_000;

it('nobody is asked where nobody allows it, and of those that are allowed no other', async () => {
  const { store, servers, listenbrainz, listenerId, process } = await enrichStage();
  const asked = () => servers.map((server) => server.asked.length);
  expect(await enrichCatalogue(process())).toEqual({ asked: 0, found: 0, ...nothingLeft });
  expect(asked()).toEqual([0, 0, 0]);
  await store.enrichment.allow(listenerId, ['listenbrainz']);
  await enrichCatalogue(process());
  expect(asked()).toEqual([listenbrainz.server.asked.length, 0, 0]);
  const before = listenbrainz.server.asked.length;
  expect(before).toBeGreaterThan(8);
  await store.enrichment.allow(listenerId, []);
  await enrichCatalogue(process());
  expect(asked()).toEqual([before, 0, 0]);
});

it('stores tags, years, other identities and what is alike; what may not be learned from is only shown', async () => {
  const { store, listenerId, lastfm, musicbrainz, process } = await enrichStage();
  musicbrainz.recordings.set(mbidOf(1), {
    ...{ id: mbidOf(1), title: 'Song 1', 'first-release-date': '1977-05-01' },
    ...{ tags: [{ name: 'dub', count: 2 }], isrcs: ['GBBBB2600001'] },
  });
  musicbrainz.artists.set(artistMbidOf(2), {
    ...{ id: artistMbidOf(2), name: 'Artist 2', tags: [{ name: 'kraut', count: 1 }] },
  });
  lastfm.tags.set('Artist 3 – Song 3', [{ name: 'favourite', count: 10 }]);
  await store.enrichment.allow(listenerId, everybody);
  expect(await enrichCatalogue(process())).toMatchObject(nothingLeft);
  // MusicBrainz knows of artists by what ListenBrainz names them.
  expect(musicbrainz.server.asked.at(-1)?.path).toMatch(/^\/artist\//);
  expect(await enrichCatalogue(process())).toMatchObject({ asked: 0 });
  const { features, enrichment, catalogue } = store;
  const { songIds, artistIds } = await catalogue.songs();
  const [songs, artists] = [[...songIds], [...artistIds]];
  expect(await features.songFeatures(songs.slice(1, 2), 'learning')).toEqual([
    { songId: songs[1], name: 'release_year', value: 1991 },
    { songId: songs[1], name: 'release_year', value: 1977 },
  ]);
  expect(await store.covers.releasesOf(songs.slice(0, 2))).toEqual(
    new Map([
      [songs[0], [releaseMbidOf(100)]],
      [songs[1], [releaseMbidOf(1)]],
    ]),
  );
  const tagsOf = async (nth: number, use: 'showing' | 'learning') => [
    ...(await features.songTags(songs.slice(nth, nth + 1), use)).map(({ tag }) => tag),
    ...(await features.artistTags(artists.slice(nth, nth + 1), use)).map(({ tag }) => tag),
  ];
  expect(await tagsOf(1, 'learning')).toEqual(['dub', 'trip hop', 'bristol']);
  expect(await tagsOf(2, 'learning')).toEqual(['trip hop', 'bristol', 'kraut']);
  expect(await tagsOf(3, 'learning')).toEqual(['trip hop', 'bristol']);
  expect(await tagsOf(3, 'showing')).toEqual(['favourite', 'trip hop', 'bristol', 'seen live']);
  const cards = await catalogue.cards(songs);
  const [card] = [...cards.values()].filter(({ title }) => title === 'Song 1');
  const identities = (await catalogue.identities([card?.trackId ?? 0])).get(card?.trackId ?? 0);
  expect(identities?.map(({ value }) => value).toSorted()).toEqual(
    [mbidOf(1), 'GBAAA2600001', 'GBBBB2600001'].toSorted(),
  );
  const [alike] = (await Array.fromAsync(enrichment.similar('song'))).flat();
  expect(alike).toMatchObject({ id: songs[0], score: 50, source: 'listenbrainz' });
  expect(cards.get(alike?.otherId ?? 0)?.title).toBe('Song 50');
  const [near] = (await Array.fromAsync(enrichment.similar('artist'))).flat();
  expect(near).toMatchObject({ id: artists[0], otherId: artists[1] });
});

it('asks by name for songs without an id, and takes what means the same song alone', async () => {
  const { store, listenbrainz, process, deps } = await enrichStage();
  const { id: bob } = await store.listeners.create({ name: 'Bob', timeZone: 'UTC', demo: false });
  const named = (title: string, artist: string) => ({
    ...{ track: namedTrack(title, artist), msPlayed: 200_000 },
    startedAt: deps.clock() - 3_600_000,
  });
  await recordPlays(store, { listenerId: bob, source: 'api', now: deps.clock() }, [
    named('Glass (Remastered 2011)', 'Noor'),
    { ...named('Glass House', 'Noor'), startedAt: deps.clock() - 7_200_000 },
  ]);
  listenbrainz.recordings.set(mbidOf(70), {
    recording: { name: 'Glass' },
    artist: { artists: [{ artist_mbid: artistMbidOf(70), name: 'Noor' }] },
    release: { year: 2003 },
  });
  await store.enrichment.allow(bob, ['listenbrainz']);
  await enrichCatalogue(process());
  const { songIds } = await store.catalogue.songs();
  const all = [...(await store.catalogue.cards([...songIds])).values()];
  const cards = all.filter(({ title }) => title.startsWith('Glass'));
  expect(cards).toHaveLength(2);
  const known = await store.catalogue.identities(cards.map(({ trackId }) => trackId));
  for (const { title, trackId } of cards) {
    const mbids = (known.get(trackId) ?? []).map(({ value }) => value);
    expect(mbids).toEqual(title === 'Glass House' ? [] : [mbidOf(70)]);
  }
});

it('goes on where it was killed: what was answered is not asked again within ninety days', async () => {
  const { store, listenbrainz, listenerId, process, advance } = await enrichStage();
  await store.enrichment.allow(listenerId, ['listenbrainz']);
  const killed = new AbortController();
  const first = enrichCatalogue(process(), {
    signal: killed.signal,
    onProgress: ({ asked }) => {
      if (asked === 10) killed.abort();
    },
  });
  await expect(first).rejects.toMatchObject({ code: 'job-cancelled' });
  const second = await enrichCatalogue(process(), { mostPerService: 3 });
  expect(second).toMatchObject({ asked: 3, left: true });
  await enrichCatalogue(process());
  const urls = listenbrainz.server.asked.map(({ path, query }) => `${path} ${query}`);
  expect(new Set(urls).size).toBe(urls.length);
  expect(urls).toHaveLength(1 + 8 + 8);
  advance(91 * day);
  await enrichCatalogue(process());
  expect(listenbrainz.server.asked).toHaveLength(2 * urls.length);
});

it('a service that pauses, fails or is not set up ends its own part, and the others are asked', async () => {
  const { store, listenbrainz, musicbrainz, lastfm, listenerId, process, advance } =
    await enrichStage();
  await store.enrichment.allow(listenerId, everybody);
  listenbrainz.quota = { remaining: 2, resetInSeconds: 7200 };
  const deps = process();
  const withoutKey = { ...deps, scrobbling: { ...deps.scrobbling, lastfm: null } };
  const { stopped } = await enrichCatalogue(withoutKey);
  expect(stopped).toMatchObject([
    { service: 'listenbrainz', code: 'provider-paused' },
    { service: 'lastfm', code: 'provider-not-configured' },
  ]);
  expect(musicbrainz.server.asked).toHaveLength(8 + 8);
  expect(lastfm.server.asked).toHaveLength(0);
  const before = listenbrainz.server.asked.length;
  listenbrainz.quota = { remaining: 1000, resetInSeconds: 1 };
  expect((await enrichCatalogue(process())).stopped).toMatchObject([{ service: 'listenbrainz' }]);
  expect(listenbrainz.server.asked).toHaveLength(before);
  advance(day);
  expect(await enrichCatalogue(process())).toMatchObject(nothingLeft);
  expect(listenbrainz.server.asked.length).toBeGreaterThan(before);
});

it('whoever forbids a service while it is asked is asked about no more, whoever else allows it', async () => {
  const { store, listenbrainz, listenerId, process } = await enrichStage();
  const { id: bob } = await store.listeners.create({ name: 'Bob', timeZone: 'UTC', demo: false });
  for (const id of [listenerId, bob]) await store.enrichment.allow(id, ['listenbrainz']);
  const forbidden: Promise<void>[] = [];
  const outcome = await enrichCatalogue(process(), {
    onProgress: () => forbidden.push(store.enrichment.allow(listenerId, [])),
  });
  await Promise.all(forbidden);
  expect(outcome).toMatchObject({ asked: 8, ...nothingLeft });
  expect(listenbrainz.server.asked).toHaveLength(1);
});
