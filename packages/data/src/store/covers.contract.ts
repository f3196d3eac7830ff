import { expect, it } from 'vitest';
import type { EnrichmentAnswer } from '../domain/enrichment.ts';
import { beEnriched } from './enrichment.fixture.ts';
import { type OpenStage, play, resolveOne, spelling } from './stage.fixture.ts';
import type { Store } from './store.ts';

const dayMs = 86_400_000;

const picture = (digest: string, bytes = 100) => ({ digest, bytes, type: 'image/jpeg' });

/** A service tells which release a song is on. */
async function tell(store: Store, songId: number, mbid: string, service = 'listenbrainz' as const) {
  const nothing = { songFeatures: [], songTags: [], artistTags: [], artistMbids: [], similar: [] };
  const answer: EnrichmentAnswer = {
    ...{ ...nothing, service, question: 'facts', subject: 'song', trainable: true },
    ...{ asked: [{ id: songId, found: true }], releases: [{ songId, mbid }] },
  };
  await store.enrichment.store(answer);
}

/** A listener who allows pictures and has played three songs, each on a release of its own. */
async function played(store: Store) {
  const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  await store.enrichment.allow(id, ['coverart']);
  const songs: number[] = [];
  for (const title of ['One', 'Two', 'Three']) {
    const ids = await resolveOne(store, spelling(title, 'Ada’s favourite'));
    await store.plays.append(id, [play(ids, songs.length)], null);
    await tell(store, ids.songId, title);
    songs.push(ids.songId);
  }
  return { id, songs };
}

/** Which releases songs are on, and what the Cover Art Archive has for them. */
export function coversContract(open: OpenStage): void {
  it('a song is on what histories and services tell, histories first, and merged songs share it', async () => {
    const { store } = await open();
    const { covers, identity, features } = store;
    const { songs } = await played(store);
    const [one = 0, two = 0, three = 0] = songs;
    const told = spelling('One', 'Ada’s favourite', { sourceKey: 'x', releaseMbid: 'told' });
    expect((await resolveOne(store, told)).songId).toBe(one);
    expect(await covers.releasesOf([one, two, 99])).toEqual(
      new Map([
        [one, ['told', 'One']],
        [two, ['Two']],
      ]),
    );
    await tell(store, two, 'Two again');
    await identity.decide({ kind: 'merge-songs', songId: three, intoId: two }, 'test');
    expect(await covers.releasesOf([two, three])).toEqual(new Map([[two, ['Two again', 'Three']]]));
    const [card] = (await store.catalogue.cards([one])).values();
    const trackId = card?.trackId ?? 0;
    expect(await covers.toldByHistories([trackId, 99])).toEqual(new Map([[trackId, 'told']]));
    expect(await features.remove('listenbrainz')).toBe(true);
    expect(await covers.releasesOf(songs)).toEqual(new Map([[one, ['told']]]));
  });

  it('what there is and what there is not is kept, but of no song and for nobody nothing', async () => {
    const { store, clock } = await open();
    const { covers, enrichment } = store;
    const { id } = await played(store);
    const askedAt = clock.now;
    const kept = { release: 'One', picture: picture('a'), askedAt };
    const none = { release: 'Two', picture: null, askedAt };
    expect(await covers.keep(kept)).toBe(true);
    expect(await covers.keep(none)).toBe(true);
    expect(await covers.keep({ ...kept, release: 'of no song' })).toBe(false);
    expect(await covers.find(['One', 'Two', 'Three', 'of no song'])).toEqual(
      new Map<string, unknown>([
        ['One', kept],
        ['Two', none],
      ]),
    );
    expect(await covers.picture('a')).toEqual(picture('a'));
    expect(await covers.picture('b')).toBeNull();
    expect(await covers.totals()).toEqual({ pictures: 1, bytes: 100, without: 1 });
    expect(await covers.keep({ ...none, picture: picture('a'), askedAt: askedAt + 1 })).toBe(true);
    expect(await covers.digests()).toEqual(new Set(['a']));
    expect(await covers.totals()).toEqual({ pictures: 1, bytes: 100, without: 0 });
    await covers.tidy(1000);
    expect(await covers.digests()).toEqual(new Set(['a']));
    await enrichment.allow(id, ['listenbrainz']);
    expect(await covers.keep({ ...kept, release: 'Three' })).toBe(false);
    await covers.tidy(1000);
    expect(await covers.totals()).toEqual({ pictures: 0, bytes: 0, without: 0 });
    expect(await covers.find(['One', 'Two'])).toEqual(new Map());
  });

  it('where there is too much, what nobody has looked at for the longest time goes', async () => {
    const { store, clock } = await open();
    const { covers } = store;
    await played(store);
    for (const [nth, release] of ['One', 'Two', 'Three'].entries()) {
      await covers.keep({ release, picture: picture(`${nth}`, 40), askedAt: clock.now + nth });
    }
    clock.now += 2 * dayMs;
    await covers.noteUsed(['0', 'unknown']);
    await covers.tidy(120);
    expect(await covers.digests()).toEqual(new Set(['0', '1', '2']));
    await covers.tidy(100);
    expect(await covers.digests()).toEqual(new Set(['0', '2']));
    await covers.tidy(39);
    expect(await covers.digests()).toEqual(new Set());
  });

  it('a picture goes with the last song of its release', async () => {
    const { store, clock } = await open();
    const { covers, listeners, features } = store;
    const { id, songs } = await played(store);
    const { id: bob } = await listeners.create({ name: 'Bob', timeZone: 'UTC', demo: false });
    await store.enrichment.allow(bob, ['coverart']);
    const [one = 0] = songs;
    const trackId = (await store.catalogue.cards(songs)).get(one)?.trackId ?? 0;
    const shared = await resolveOne(store, spelling('One', 'Ada’s favourite'));
    expect(shared.trackId).toBe(trackId);
    await store.plays.append(bob, [play(shared, 1)], null);
    for (const release of ['One', 'Two']) {
      await covers.keep({ release, picture: picture(release), askedAt: clock.now });
    }
    await listeners.forget(id);
    expect(await covers.digests()).toEqual(new Set(['One']));
    await features.remove('listenbrainz');
    expect(await covers.digests()).toEqual(new Set());
    await beEnriched(store, bob, { songId: one, word: 'word' });
    expect(await covers.digests()).toEqual(new Set(['word']));
  });
}
