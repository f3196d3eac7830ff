import { expect, it } from 'vitest';
import type { EnrichmentAnswer, Inquiry } from '../domain/enrichment.ts';
import { codeOf, type OpenStage, play, spelling } from './stage.fixture.ts';
import type { Store } from './store.ts';

const inquiry: Inquiry = {
  ...{ service: 'listenbrainz', question: 'similar', subject: 'song' },
  ...{ knownBy: ['recording-mbid'], perListener: 10 },
};
const answer: EnrichmentAnswer = {
  ...{ service: 'listenbrainz', question: 'similar', subject: 'song', trainable: true },
  ...{ asked: [], songFeatures: [], songTags: [], artistTags: [], similar: [], artistMbids: [] },
  releases: [],
};
const always = { since: 0, limit: 10 };

/** A listener who has played the titles, the first most often; a title in capitals has an MBID. */
async function played(store: Store, name: string, ...titles: string[]) {
  const { id } = await store.listeners.create({ name, timeZone: 'UTC', demo: false });
  const ids = await store.catalogue.resolve(
    titles.map((title) =>
      spelling(title, `by ${title}`, {
        identities:
          title === title.toUpperCase() ? [{ kind: 'recording-mbid', value: `mbid ${title}` }] : [],
      }),
    ),
  );
  for (const [nth, each] of ids.entries()) {
    const plays = Array.from({ length: titles.length - nth }, (_, at) =>
      play(each, 1 + nth * 100 + at),
    );
    await store.plays.append(id, plays, null);
  }
  return { id, songs: ids.map(({ songId }) => songId) };
}

async function newSong(store: Store, title: string): Promise<number> {
  const [ids] = await store.catalogue.resolve([spelling(title, `by ${title}`)]);
  return ids?.songId ?? 0;
}

const all = async (store: Store, subject: 'song' | 'artist') =>
  (await Array.fromAsync(store.enrichment.similar(subject))).flat();

/** Whom listeners let be asked, what was asked, and what is told to be alike. */
export function enrichmentContract(open: OpenStage): void {
  it('nobody is asked before a listener allows it, about nobody else’s songs, and no more once they forbid it', async () => {
    const { store } = await open();
    const { enrichment } = store;
    const { id, songs } = await played(store, 'Ada', 'ONE', 'two', 'THREE');
    await played(store, 'Bob', 'FOUR');
    expect(await enrichment.allowedByAnybody()).toEqual([]);
    expect(await enrichment.toAsk(inquiry, always)).toEqual([]);
    await enrichment.allow(id, ['listenbrainz', 'musicbrainz']);
    expect(await enrichment.allowed(id)).toEqual(['listenbrainz', 'musicbrainz']);
    const mbid = (value: string) => [{ kind: 'recording-mbid', value }];
    expect(await enrichment.toAsk(inquiry, always)).toEqual([
      { id: songs[0], identities: mbid('mbid ONE') },
      { id: songs[2], identities: mbid('mbid THREE') },
    ]);
    expect(await enrichment.toAsk({ ...inquiry, service: 'lastfm' }, always)).toEqual([]);
    expect(await enrichment.toAsk({ ...inquiry, knownBy: [] }, always)).toHaveLength(3);
    const nameless = { ...inquiry, knownBy: [], unknownBy: ['recording-mbid'] };
    expect(await enrichment.toAsk(nameless, always)).toEqual([{ id: songs[1], identities: [] }]);
    expect(await enrichment.toAsk({ ...inquiry, perListener: 2 }, always)).toHaveLength(1);
    expect(await enrichment.toAsk(inquiry, { ...always, limit: 1 })).toHaveLength(1);
    await enrichment.allow(id, ['musicbrainz']);
    expect(await enrichment.toAsk(inquiry, always)).toEqual([]);
    expect(await enrichment.allowedByAnybody()).toEqual(['musicbrainz']);
    expect(await enrichment.allowing('musicbrainz')).toEqual([id]);
    expect(await enrichment.allowing('listenbrainz')).toEqual([]);
    expect(await codeOf(enrichment.allow(99, ['lastfm']))).toBe('listener-unknown');
  });

  it('an answer is kept with the note that it was asked, which lasts as long as the asker says', async () => {
    const { store, clock } = await open();
    const { enrichment, features } = store;
    const { id, songs } = await played(store, 'Ada', 'ONE', 'TWO');
    const [one = 0, two = 0] = songs;
    await enrichment.allow(id, ['listenbrainz']);
    const artists = await store.catalogue.songs();
    const artistId = artists.artistIds[0] ?? 0;
    await enrichment.store({
      ...{ ...answer, question: 'facts' },
      asked: [
        { id: one, found: true },
        { id: two, found: false },
        { id: 99, found: true },
      ],
      songFeatures: [{ songId: one, name: 'release_year', value: 1999 }],
      songTags: [
        { songId: one, tag: 'dub', weight: 2 },
        { songId: 99, tag: 'dub', weight: 2 },
      ],
      artistTags: [{ artistId, tag: 'slow', weight: 1 }],
      artistMbids: [{ artistId, mbid: 'of an artist' }],
    });
    const facts = { ...inquiry, question: 'facts' } as const;
    expect(await enrichment.toAsk(facts, always)).toEqual([]);
    expect(await enrichment.toAsk(inquiry, always)).toHaveLength(2);
    expect(await enrichment.toAsk(facts, { since: clock.now, limit: 9 })).toHaveLength(2);
    const ofArtists = { ...inquiry, subject: 'artist', knownBy: ['artist-mbid'] } as const;
    expect(await enrichment.toAsk(ofArtists, always)).toEqual([
      { id: artistId, identities: [{ kind: 'artist-mbid', value: 'of an artist' }] },
    ]);
    expect(await features.songTags([one, two], 'learning')).toHaveLength(1);
    expect(await enrichment.counts()).toEqual([
      {
        ...{ service: 'listenbrainz', question: 'facts', subject: 'song' },
        ...{ asked: 2, found: 1, lastAskedAt: clock.now },
      },
    ]);
    expect(await features.remove('listenbrainz')).toBe(true);
    expect(await enrichment.counts()).toEqual([]);
    expect(await enrichment.toAsk(facts, always)).toHaveLength(2);
  });

  it('what is told to be alike replaces what was, counts as what it was merged into, and says by whom', async () => {
    const { store } = await open();
    const { enrichment, features, catalogue } = store;
    const { songs } = await played(store, 'Ada', 'ONE');
    const [one = 0] = songs;
    const [near = 0, far = 0] = [await newSong(store, 'Near'), await newSong(store, 'Far')];
    const told = (...similar: EnrichmentAnswer['similar']) =>
      enrichment.store({ ...answer, asked: [{ id: one, found: true }], similar });
    await told({ id: one, otherId: far, score: 5 });
    const before = await features.version();
    await told(
      { id: one, otherId: near, score: 3 },
      { id: one, otherId: near, score: 4 },
      { id: one, otherId: 99, score: 4 },
    );
    expect(await features.version()).toBeGreaterThan(before);
    const pair = { id: one, otherId: near, score: 4, source: 'listenbrainz' };
    expect(await all(store, 'song')).toEqual([pair]);
    expect(await enrichment.tellersOf(one, near)).toEqual(['listenbrainz']);
    expect(await enrichment.tellersOf(near, one)).toEqual([]);
    await store.identity.decide({ kind: 'merge-songs', songId: near, intoId: far }, 'test');
    expect(await all(store, 'song')).toEqual([{ ...pair, otherId: far }]);
    expect(await enrichment.tellersOf(one, far)).toEqual(['listenbrainz']);
    const { artistIds } = await catalogue.songs();
    const [id = 0, otherId = 0] = artistIds;
    const ofArtists = { ...answer, subject: 'artist', asked: [{ id, found: true }] } as const;
    await enrichment.store({ ...ofArtists, similar: [{ id, otherId, score: 1 }] });
    expect(await all(store, 'artist')).toEqual([{ id, otherId, score: 1, source: pair.source }]);
    expect(await features.sources()).toMatchObject([{ songs: 1, artists: 1, similar: 2, tags: 0 }]);
  });

  it('songs that are like what somebody plays stay as long as that does, and go with what told of them', async () => {
    const { store } = await open();
    const { enrichment, features, catalogue, listeners } = store;
    const count = async () => (await catalogue.songs()).length;
    const tell = async () => {
      const { id, songs } = await played(store, 'Ada', 'ONE');
      const otherId = await newSong(store, 'Near');
      const asked = [{ id: songs[0] ?? 0, found: true }];
      await enrichment.store({
        ...{ ...answer, asked, similar: [{ id: songs[0] ?? 0, otherId, score: 1 }] },
      });
      return id;
    };
    const { id: bob } = await played(store, 'Bob', 'Bobs');
    const ada = await tell();
    await listeners.forget(bob);
    expect(await count()).toBe(2);
    expect(await features.remove('listenbrainz')).toBe(true);
    expect(await features.remove('listenbrainz')).toBe(false);
    expect(await count()).toBe(1);
    await listeners.forget(ada);
    await listeners.forget(await tell());
    expect(await count()).toBe(0);
    expect(await enrichment.counts()).toEqual([]);
  });
}
