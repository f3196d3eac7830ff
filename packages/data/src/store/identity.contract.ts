import { expect, it } from 'vitest';
import type { SpellingIds } from '../domain/catalogue.ts';
import type { NewDecision } from '../domain/identity.ts';
import { catalogueOf, identityProperties } from './identity-properties.contract.ts';
import { codeOf, type OpenStage, play, resolveOne, spelling } from './stage.fixture.ts';
import type { Store } from './store.ts';

const decide = (store: Store, decision: NewDecision) => store.identity.decide(decision, 'a test');

/** What a song is shown as, e.g. `Hurt – Johnny Cash`. */
async function shown(store: Store, songId: number): Promise<string | null> {
  const card = (await store.catalogue.cards([songId])).get(songId);
  return card ? `${card.title} – ${card.artist}` : null;
}

async function artistOf(store: Store, { songId }: SpellingIds): Promise<number> {
  return (await store.catalogue.cards([songId])).get(songId)?.artistId ?? 0;
}

export function identityContract(open: OpenStage): void {
  it('merged songs are one for plays, cards, later imports and opinions, until that is undone', async () => {
    const { store } = await open();
    const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
    const one = await resolveOne(store, spelling('Satisfaction', 'Stones'));
    const other = await resolveOne(store, spelling("(I Can't Get No) Satisfaction", 'Stones'));
    await store.plays.append(id, [play(one, 0), play(other, 9)], null);
    await store.verdicts.set(id, { kind: 'love', songId: one.songId, artistId: null, at: 1 });
    const before = await store.listeners.get(id);
    const { version, rewritten } = await store.catalogue.version();

    const { songId } = one;
    const decision = await decide(store, { kind: 'merge-songs', songId, intoId: other.songId });
    expect(decision).toMatchObject({
      subject: 'Satisfaction – Stones',
      object: "(I Can't Get No) Satisfaction – Stones",
      by: 'a test',
      undoneAt: null,
    });
    const songsPlayed = async () => [...(await store.plays.columns(id)).songIds];
    expect(await songsPlayed()).toEqual([other.songId, other.songId]);
    expect([...(await store.catalogue.songs()).songIds]).toEqual([other.songId]);
    expect((await store.verdicts.list(id)).map((verdict) => verdict.songId)).toEqual([
      other.songId,
    ]);
    const now = await store.catalogue.version();
    expect(now.version).toBeGreaterThan(version);
    expect(now.rewritten).toBeGreaterThan(rewritten);
    const after = await store.listeners.get(id);
    expect(after?.profileVersion).toBeGreaterThan(before?.profileVersion ?? 0);
    expect(after?.historyVersion).toBeGreaterThan(before?.historyVersion ?? 0);
    const later = await resolveOne(
      store,
      spelling('Satisfaction - Live', 'Stones', { songKey: 'satisfaction', versionKey: 'live' }),
    );
    expect(later.songId).toBe(other.songId);

    await store.identity.undo(decision.id);
    expect(await songsPlayed()).toEqual([one.songId, other.songId]);
    expect((await store.verdicts.list(id)).map((verdict) => verdict.songId)).toEqual([one.songId]);
    expect((await store.identity.song(one.songId)).tracks).toHaveLength(2);
    expect(await store.check()).toEqual([]);
  });

  it('merged artists are one, their songs of one key too, also those that come later', async () => {
    const { store } = await open();
    const first = await resolveOne(store, spelling('Hello', 'Adele'));
    const second = await resolveOne(store, spelling('Hello', 'Adelle'));
    const only = await resolveOne(store, spelling('Skyfall', 'Adelle'));
    const [adele, adelle] = [await artistOf(store, first), await artistOf(store, second)];
    await decide(store, { kind: 'merge-artists', artistId: adelle, intoId: adele });
    expect([...(await store.catalogue.songs()).artistIds]).toEqual([adele, adele]);
    expect(await shown(store, only.songId)).toBe('Skyfall – Adele');
    expect(await store.catalogue.artists([adelle])).toEqual(new Map([[adelle, 'Adele']]));
    const credits = (await store.catalogue.creditsOf([only.trackId])).get(only.trackId);
    expect(credits?.map(({ name }) => name)).toEqual(['Adele']);
    expect(await shown(store, second.songId)).toBe(null);
    const later = await resolveOne(store, spelling('Skyfall', 'Adele'));
    expect(later.songId).toBe(only.songId);
    expect(await store.check()).toEqual([]);
  });

  it('a track is parted into a song of its own, or moved to another, and goes back', async () => {
    const { store } = await open();
    const plain = await resolveOne(store, spelling('Angel', 'Massive Attack'));
    const live = await resolveOne(
      store,
      spelling('Angel - Live', 'Massive Attack', { songKey: 'angel', versionKey: 'live' }),
    );
    const other = await resolveOne(store, spelling('Angel', 'Sarah McLachlan'));
    const parted = await decide(store, { kind: 'part-track', trackId: live.trackId });
    const own = parted.objectId ?? 0;
    expect(await shown(store, own)).toBe('Angel - Live – Massive Attack');
    expect((await store.catalogue.songs()).length).toBe(3);
    const moved = await decide(store, {
      kind: 'move-track',
      trackId: live.trackId,
      songId: other.songId,
    });
    expect(await shown(store, own)).toBe(null);
    expect((await store.identity.song(other.songId)).tracks.map((track) => track.trackId)).toEqual(
      [live.trackId, other.trackId].sort((a, b) => a - b),
    );
    await store.identity.undo(parted.id);
    expect((await store.identity.song(other.songId)).tracks).toHaveLength(2);
    await store.identity.undo(moved.id);
    const file = await store.identity.song(plain.songId);
    expect(file.tracks.map(({ version }) => version)).toEqual(['', 'live']);
    expect(file.decisions.map(({ undoneAt }) => undoneAt === null)).toEqual([false, false]);
    expect(await codeOf(store.identity.song(own))).toBe('song-unknown');
  });

  it('a song and an artist are shown as renamed, the latest name that holds', async () => {
    const { store } = await open();
    const song = await resolveOne(store, spelling('helo', 'adele'));
    const artistId = await artistOf(store, song);
    await decide(store, { kind: 'rename-artist', artistId, name: 'Adele' });
    const first = await decide(store, { kind: 'rename-song', songId: song.songId, title: 'Helo' });
    const last = await decide(store, { kind: 'rename-song', songId: song.songId, title: 'Hello' });
    expect(await shown(store, song.songId)).toBe('Hello – Adele');
    await store.identity.undo(first.id);
    expect(await shown(store, song.songId)).toBe('Hello – Adele');
    await store.identity.undo(last.id);
    expect(await shown(store, song.songId)).toBe('helo – Adele');
  });

  it('a split credit names its artists, and its songs are the first one’s', async () => {
    const { store, rows } = await open();
    const both = await resolveOne(store, spelling('Jumpman', 'Drake & Future'));
    const alone = await resolveOne(store, spelling('Jumpman', 'Drake'));
    const before = catalogueOf(await rows());
    const parts = [
      { name: 'Drake', key: 'drake' },
      { name: 'Future', key: 'future' },
    ];
    const artistId = await artistOf(store, both);
    const split = await decide(store, { kind: 'split-artist', artistId, parts });
    expect((await store.catalogue.creditsOf([both.trackId])).get(both.trackId)).toEqual([
      { name: 'Drake', key: 'drake', role: 'main' },
      { name: 'Future', key: 'future', role: 'featured' },
    ]);
    expect((await store.catalogue.songs()).length).toBe(1);
    const file = await store.identity.song(alone.songId);
    expect(file).toMatchObject({ songId: both.songId, artist: 'Drake' });
    expect(file.decisions.map(({ text }) => text)).toEqual(['Drake\nFuture']);
    await store.identity.undo(split.id);
    expect(catalogueOf(await rows())).toEqual(before);
    expect(await store.check()).toEqual([]);
  });

  it('what is so already, or is not there, is refused by name and leaves nothing behind', async () => {
    const { store } = await open();
    const [one, other] = await store.catalogue.resolve([spelling('A', 'X'), spelling('B', 'X')]);
    if (!one || !other) throw new Error('resolve failed');
    const { songId, trackId } = one;
    const artistId = await artistOf(store, one);
    const merge = { kind: 'merge-songs', songId, intoId: other.songId } as const;
    const { id } = await decide(store, merge);
    const refused: [NewDecision, string][] = [
      [merge, 'identity-unchanged'],
      [{ kind: 'merge-songs', songId: 99, intoId: songId }, 'song-unknown'],
      [{ kind: 'merge-artists', artistId, intoId: 99 }, 'artist-unknown'],
      [{ kind: 'move-track', trackId, songId: other.songId }, 'identity-unchanged'],
      [{ kind: 'part-track', trackId: 99 }, 'track-unknown'],
      [{ kind: 'rename-song', songId, title: 'B' }, 'identity-unchanged'],
      [{ kind: 'rename-song', songId, title: ' ' }, 'input-invalid'],
      [{ kind: 'split-artist', artistId, parts: [{ name: 'X', key: 'x' }] }, 'input-invalid'],
    ];
    for (const [decision, code] of refused) {
      expect(await codeOf(decide(store, decision))).toBe(code);
    }
    expect(await codeOf(store.identity.undo(99))).toBe('decision-unknown');
    await store.identity.undo(id);
    expect(await codeOf(store.identity.undo(id))).toBe('identity-unchanged');
    expect(await codeOf(decide(store, { kind: 'part-track', trackId }))).toBe('identity-unchanged');
    expect(await store.identity.decisions()).toEqual([]);
    expect(await store.identity.decisions(true)).toHaveLength(1);
  });

  it('names are listed as they count, with what shares an identity and what was told apart', async () => {
    const { store } = await open();
    const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
    const identities = [{ kind: 'isrc', value: 'X1' }];
    const [one, , other] = await store.catalogue.resolve([
      spelling('A', 'X', { identities }),
      spelling('A!', 'X', { identities, source: 'last.fm' }),
      spelling('B', 'Y'),
    ]);
    if (!one || !other) throw new Error('resolve failed');
    await store.plays.append(id, [play(one, 0), play(one, 9)], null);
    const pair = { songId: one.songId, otherId: other.songId };
    await decide(store, { kind: 'different-songs', ...pair });
    const names = await store.identity.names(new Map([[one.songId, 2]]));
    expect(names.songs.map(({ title, plays }) => `${title} ${plays}`)).toEqual(['A 2', 'B 0']);
    expect(names.artists.map(({ name, plays }) => `${name} ${plays}`)).toEqual(['X 2', 'Y 0']);
    expect(names.spellings.map(({ title }) => title).sort()).toEqual(['A', 'A!']);
    expect(names.differentSongs).toEqual([[one.songId, other.songId]]);
  });

  it('forgetting leaves nothing of decisions about what only the forgotten one had', async () => {
    const { store, rows } = await open();
    const create = (name: string) => store.listeners.create({ name, timeZone: 'UTC', demo: false });
    const [ada, bob] = [await create('Ada'), await create('Bob')];
    const [kept, middle, shared, parted] = await store.catalogue.resolve([
      spelling('Kept', 'Common'),
      spelling('xyzzy', 'xyzzy artist'),
      spelling('Shared', 'Common'),
      spelling('Kept - Live', 'Common', { songKey: 'kept', versionKey: 'live' }),
    ]);
    if (!kept || !middle || !shared || !parted) throw new Error('resolve failed');
    await store.plays.append(ada.id, [play(middle, 1)], null);
    await store.plays.append(bob.id, [play(kept, 1), play(shared, 3), play(parted, 5)], null);
    const common = await artistOf(store, kept);
    const secret = await artistOf(store, middle);
    const [{ songId }, intoId] = [middle, shared.songId];
    await decide(store, { kind: 'part-track', trackId: parted.trackId });
    await decide(store, { kind: 'merge-songs', songId: kept.songId, intoId: songId });
    await decide(store, { kind: 'merge-songs', songId, intoId });
    await decide(store, { kind: 'rename-artist', artistId: secret, name: 'xyzzy renamed' });
    await decide(store, {
      kind: 'split-artist',
      artistId: secret,
      parts: [
        { name: 'Common', key: 'common' },
        { name: 'xyzzy part', key: 'xyzzy part' },
      ],
    });
    const played = [...(await store.plays.columns(bob.id)).songIds];
    await store.listeners.forget(ada.id);
    expect(JSON.stringify(await rows())).not.toContain('xyzzy');
    expect([...(await store.plays.columns(bob.id)).songIds]).toEqual(played);
    expect(await store.catalogue.artists([common])).toEqual(new Map([[common, 'Common']]));
    expect(await store.check()).toEqual([]);
    for (const { id } of await store.identity.decisions()) await store.identity.undo(id);
    await store.listeners.forget(bob.id);
    const { track, song, artist, identity_decision } = await rows();
    expect({ track, song, artist, identity_decision }).toEqual({
      track: [],
      song: [],
      artist: [],
      identity_decision: [],
    });
  });

  identityProperties(open);
}
