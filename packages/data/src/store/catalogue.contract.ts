import { expect, it } from 'vitest';
import { codeOf, type OpenStage, resolveOne, spelling } from './stage.fixture.ts';

export function catalogueContract(open: OpenStage): void {
  it('a spelling keeps its ids, and ids stay dense however often it comes', async () => {
    const { store } = await open();
    const wanted = Array.from({ length: 50 }, (_, n) => spelling(`Song ${n}`, `Artist ${n % 7}`));
    const first = await store.catalogue.resolve(wanted);
    for (let again = 0; again < 3; again++) {
      expect(await store.catalogue.resolve([...wanted, ...wanted])).toEqual([...first, ...first]);
    }
    const next = await resolveOne(store, spelling('New', 'Artist 1'));
    expect(next).toEqual({ spellingId: 51, trackId: 51, songId: 51 });
    const songs = await store.catalogue.songs();
    expect([...songs.songIds]).toEqual(Array.from({ length: 51 }, (_, n) => n + 1));
    expect(new Set(songs.artistIds).size).toBe(7);
    expect([...songs.releaseIds]).toEqual(Array.from({ length: 51 }, () => 0));
  });

  it('the same names from two sources are one track, a live version another of the same song', async () => {
    const { store } = await open();
    const one = await resolveOne(store, spelling('Hurt', 'Johnny Cash'));
    const two = await resolveOne(store, spelling('Hurt', 'Johnny Cash', { source: 'last.fm' }));
    const live = await resolveOne(
      store,
      spelling('Hurt - Live', 'Johnny Cash', { songKey: 'hurt', versionKey: 'live' }),
    );
    const other = await resolveOne(store, spelling('Hurt', 'Nine Inch Nails'));
    expect(two.trackId).toBe(one.trackId);
    expect(two.spellingId).not.toBe(one.spellingId);
    expect(live.songId).toBe(one.songId);
    expect(live.trackId).not.toBe(one.trackId);
    expect(other.songId).not.toBe(one.songId);
  });

  it('a known identity decides against the names, also within one batch', async () => {
    const { store } = await open();
    const identities = [{ kind: 'spotify-track', value: 'spotify:track:1' }];
    const [first, second] = await store.catalogue.resolve([
      spelling('Beyonce Song', 'Beyoncé', { identities }),
      spelling('Renamed', 'Somebody', { identities }),
    ]);
    const later = await resolveOne(store, spelling('Renamed again', 'Nobody', { identities }));
    expect(second?.trackId).toBe(first?.trackId);
    expect(later.trackId).toBe(first?.trackId);
    expect((await store.catalogue.songs()).length).toBe(1);
    const identified = (kind: string) =>
      spelling('', '', { identities: [{ kind, value: 'spotify:track:1' }] });
    const found = store.features.findSongs([identified('spotify-track'), identified('isrc')]);
    expect(await found).toEqual([first?.songId, null]);
  });

  it('cards show names as first spelled, the first release and the URI where one is known', async () => {
    const { store } = await open();
    const [plain, remix] = await store.catalogue.resolve([
      spelling('Angel', 'Massive Attack', { album: 'Mezzanine', releaseKey: 'mezzanine' }),
      spelling('Angel (Remix)', 'MASSIVE ATTACK', {
        songKey: 'angel',
        versionKey: 'remix',
        identities: [{ kind: 'spotify-track', value: 'spotify:track:2' }],
      }),
    ]);
    const songId = plain?.songId ?? 0;
    const cards = await store.catalogue.cards([songId, songId + 99]);
    expect(remix?.songId).toBe(songId);
    expect([...cards.values()]).toEqual([
      {
        songId,
        trackId: plain?.trackId,
        title: 'Angel',
        artistId: cards.get(songId)?.artistId,
        artist: 'Massive Attack',
        release: 'Mezzanine',
        spotifyUri: 'spotify:track:2',
      },
    ]);
    const { releaseIds } = await store.catalogue.songs();
    const releases = await store.catalogue.releases([...releaseIds, 99]);
    expect(releases).toEqual(
      new Map([[releaseIds[0], { title: 'Mezzanine', artist: 'Massive Attack' }]]),
    );
    const artistId = cards.get(songId)?.artistId ?? 0;
    expect(await store.catalogue.artists([artistId, 99])).toEqual(
      new Map([[artistId, 'Massive Attack']]),
    );
  });

  it('credits come for each track, in their order and with their roles', async () => {
    const { store } = await open();
    const credits = [
      { name: 'Tyler, The Creator', key: 'tyler, the creator', role: 'main' as const },
      { name: 'Kali Uchis', key: 'kali uchis', role: 'featured' as const },
    ];
    const ids = await resolveOne(store, spelling('See You Again', 'Tyler', { credits }));
    const other = await resolveOne(store, spelling('Teardrop', 'Massive Attack'));
    const found = await store.catalogue.creditsOf([other.trackId, ids.trackId]);
    expect(found.get(ids.trackId)).toEqual(credits);
    expect(found.get(other.trackId)?.map(({ name }) => name)).toEqual(['Massive Attack']);
    expect(await codeOf(resolveOne(store, spelling('None', 'None', { credits: [] })))).toBe(
      'input-invalid',
    );
  });

  it('names in any script and of any length come back as they were', async () => {
    const { store } = await open();
    const names = ['שלום', '夜に駆ける', '🦄🏳️‍🌈', 'x'.repeat(10_000), '長'.repeat(5000), `'"\\%_`];
    const ids = await store.catalogue.resolve(names.map((name) => spelling(name, `${name}!`)));
    const cards = await store.catalogue.cards(ids.map(({ songId }) => songId));
    expect(ids.map(({ songId }) => cards.get(songId)?.title)).toEqual(names);
    expect(ids.map(({ songId }) => cards.get(songId)?.artist)).toEqual(names.map((n) => `${n}!`));
    expect(await store.catalogue.resolve(names.map((name) => spelling(name, `${name}!`)))).toEqual(
      ids,
    );
    const broken = await resolveOne(store, spelling('half \ud83e', 'Somebody'));
    expect((await store.catalogue.cards([broken.songId])).get(broken.songId)?.title).toBe(
      'half \ufffd',
    );
  });

  it('NUL is refused by name and leaves nothing of its batch behind', async () => {
    const { store } = await open();
    const batch = [spelling('Fine', 'Artist'), spelling('Bro\0ken', 'Artist')];
    expect(await codeOf(store.catalogue.resolve(batch))).toBe('input-invalid');
    expect((await store.catalogue.songs()).length).toBe(0);
  });

  it('an importer starts from the spellings of its own source', async () => {
    const { store } = await open();
    const mine = await resolveOne(store, spelling('Mine', 'A', { sourceKey: 'key' }));
    await resolveOne(store, spelling('Other', 'A', { source: 'last.fm' }));
    expect(await store.catalogue.spellings('spotify-extended')).toEqual(new Map([['key', mine]]));
  });

  it('names lead to what they count as now, and new ones are told of alone', async () => {
    const { store } = await open();
    const named = (title: string, artist: string) => resolveOne(store, spelling(title, artist));
    const rain = await named('Rain', 'Wolves');
    const late = await named('Late Rain', 'Foxes');
    const [wolves, foxes] = await store.catalogue.names('artist', 0, 9);
    expect(await store.catalogue.names('song', 0, 9)).toEqual([
      { id: rain.songId, countsAs: rain.songId, artistId: wolves?.id, key: 'rain' },
      { id: late.songId, countsAs: late.songId, artistId: foxes?.id, key: 'late rain' },
    ]);
    expect(await store.catalogue.names('song', late.songId, 9)).toEqual([]);
    expect(await store.catalogue.names('artist', wolves?.id ?? 0, 9)).toEqual([foxes]);
    expect(await store.catalogue.names('artist', 0, 1)).toEqual([wolves]);
    expect([...(await store.catalogue.songs(rain.songId)).songIds]).toEqual([late.songId]);
    const tracks = [late.trackId, rain.trackId, 999_999];
    const counting = async () => [...(await store.catalogue.songsOf(tracks)).values()];
    expect((await counting()).toSorted()).toEqual([rain.songId, late.songId].toSorted());
    const merge = { kind: 'merge-songs', songId: late.songId, intoId: rain.songId } as const;
    await store.identity.decide(merge, 'test');
    expect(await counting()).toEqual([rain.songId, rain.songId]);
    const [, merged] = await store.catalogue.names('song', 0, 9);
    expect(merged).toMatchObject({ id: late.songId, countsAs: rain.songId });
  });

  it('the version grows when songs come or go, and says when no more than new ones came', async () => {
    const { store } = await open();
    const empty = await store.catalogue.version();
    await resolveOne(store, spelling('One', 'A'));
    const one = await store.catalogue.version();
    await resolveOne(store, spelling('One', 'A', { source: 'last.fm' }));
    expect(await store.catalogue.version()).toEqual(one);
    await resolveOne(store, spelling('Two', 'A'));
    const two = await store.catalogue.version();
    expect(one.version).toBeGreaterThan(empty.version);
    expect(two.version).toBeGreaterThan(one.version);
    expect(two.rewritten).toBe(empty.rewritten);
    const { id } = await store.listeners.create({ name: 'a', timeZone: 'UTC', demo: false });
    await store.listeners.forget(id);
    const swept = await store.catalogue.version();
    expect(swept.version).toBeGreaterThan(two.version);
    expect(swept.rewritten).toBeGreaterThan(two.rewritten);
  });

  it('two users that meet the same new songs at once agree on them', async () => {
    const { store, beside } = await open();
    const other = await beside();
    const wanted = Array.from({ length: 200 }, (_, n) => spelling(`Song ${n}`, `Artist ${n % 9}`));
    const [mine, theirs] = await Promise.all([
      store.catalogue.resolve(wanted),
      other.catalogue.resolve([...wanted].reverse()),
    ]);
    expect([...theirs].reverse()).toEqual(mine);
    expect((await store.catalogue.songs()).length).toBe(200);
  });
}
