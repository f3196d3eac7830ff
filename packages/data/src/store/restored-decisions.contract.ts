import { expect, it } from 'vitest';
import type { DecidedTarget, DecisionKind, RestoredDecision } from '../domain/identity.ts';
import { codeOf, type OpenStage, play, resolveOne, spelling } from './stage.fixture.ts';
import type { Store } from './store.ts';

const at = Date.UTC(2025, 5, 1);
const parted = (trackId: number): DecidedTarget => ({ trackId, isParted: true });
const named = (trackId: number): DecidedTarget => ({ trackId, isParted: false });

function restored(
  kind: DecisionKind,
  of: DecidedTarget,
  into: DecidedTarget | null = null,
  more: Partial<RestoredDecision> = {},
): RestoredDecision {
  return { kind, of, into, names: [], partIds: [], by: 'Ada', at, ...more };
}

async function tracks(store: Store, names: readonly (readonly [string, string])[]) {
  const ids = await store.catalogue.resolve(names.map(([title, by]) => spelling(title, by)));
  return ids.map(({ trackId }) => trackId);
}

const artist = (name: string) => ({ name, key: name.toLowerCase() });

/** Restoring decisions, and what is needed to say elsewhere what they were about. */
export function restoredDecisionsContract(open: OpenStage): void {
  it('restored decisions stand as they were made, once, and can be undone', async () => {
    const { store } = await open();
    const [one = 0, other = 0, third = 0] = await tracks(store, [
      ['One', 'X'],
      ['Other', 'Y'],
      ['Third', 'Z'],
    ]);
    const [live = 0] = (
      await store.catalogue.resolve([
        spelling('One - Live', 'X', { songKey: 'one', versionKey: 'live' }),
      ])
    ).map(({ trackId }) => trackId);
    const artistIds = await store.catalogue.resolveArtists(['X', 'Y', 'P', 'Q'].map(artist));
    const [x = 0, y = 0, ...partIds] = artistIds;
    const decisions = [
      restored('merge-songs', parted(live), named(third)),
      restored('part-track', named(live)),
      restored('move-track', named(one), named(third)),
      restored('rename-song', named(other), null, { names: [' The \n other '] }),
      restored('merge-artists', { artistId: y }, { artistId: x }),
      restored('rename-artist', { artistId: x }, null, { names: ['X!'], at: at + 1, by: 'Bob' }),
      restored('split-artist', { artistId: x }, null, { names: ['P', 'Q'], partIds }),
      restored('different-songs', named(one), named(other)),
      restored('different-artists', { artistId: x }, { artistId: partIds[1] ?? 0 }),
    ];
    expect(await store.identity.restore(decisions)).toEqual(decisions.map(() => true));
    const held = await store.identity.decisions();
    expect(held.map(({ kind }) => kind)).toEqual(decisions.map(({ kind }) => kind));
    expect(held.map(({ subject, object, text }) => [subject, object, text])).toEqual([
      ['One - Live – X', 'Third – Z', null],
      ['One - Live – X', 'One - Live – X', null],
      ['One – X', 'Third – Z', null],
      ['Other – Y', null, 'The other'],
      ['Y', 'X', null],
      ['X', null, 'X!'],
      ['X', 'P', 'P\nQ'],
      ['One – X', 'Other – Y', null],
      ['X', 'Q', null],
    ]);
    expect(held[5]).toMatchObject({ at: at + 1, by: 'Bob', undoneAt: null });
    const [all] = (await store.identity.names()).songs.filter(({ title }) => title === 'Third');
    const { tracks: versions } = await store.identity.song(all?.songId ?? 0);
    expect(versions.map(({ trackId }) => trackId)).toEqual(
      [one, third, live].sort((a, b) => a - b),
    );
    expect(await store.identity.restore(decisions)).toEqual(decisions.map(() => false));
    for (const { id } of held) await store.identity.undo(id);
    expect((await store.identity.names()).songs).toHaveLength(3);
    expect(await store.check()).toEqual([]);
  });

  it('of restored names and places the latest counts, though it was said before', async () => {
    const { store } = await open();
    const [one = 0] = await tracks(store, [['One', 'X']]);
    const rename = (name: string, seconds: number) =>
      restored('rename-song', named(one), null, { names: [name], at: at + seconds * 1000 });
    const said = [rename('A', 1), rename('B', 2), rename('A', 3)];
    expect(await store.identity.restore(said)).toEqual([true, true, true]);
    expect((await store.identity.names()).songs).toMatchObject([{ title: 'A' }]);
    expect(await store.identity.restore(said)).toEqual([false, false, false]);
  });

  it('what joins a thing with itself, splits again, or is about nothing, is not restored', async () => {
    const { store } = await open();
    const [one = 0] = await tracks(store, [['One', 'X']]);
    const [x = 0, ...partIds] = await store.catalogue.resolveArtists(['X', 'P', 'Q'].map(artist));
    const split = restored('split-artist', { artistId: x }, null, { names: ['P', 'Q'], partIds });
    const again = { ...split, names: ['Q', 'P'], partIds: partIds.toReversed() };
    const self = restored('different-songs', named(one), named(one));
    expect(await store.identity.restore([self, split, again])).toEqual([false, true, false]);
    const strange = store.identity.restore([restored('part-track', named(99))]);
    expect(await codeOf(strange)).toBe('track-unknown');
    expect(await store.identity.decisions()).toHaveLength(1);
  });

  it('a listener’s decisions are those about what they have, also by way of others', async () => {
    const { store } = await open();
    const create = (name: string) => store.listeners.create({ name, timeZone: 'UTC', demo: false });
    const [ada, bob] = [await create('Ada'), await create('Bob')];
    const names = ['Mine', 'Via', 'End', 'Theirs', 'Judged', 'Shown', 'Gone'].map(
      (title): [string, string] => [title, `by ${title}`],
    );
    const ids = await store.catalogue.resolve(names.map(([title, by]) => spelling(title, by)));
    const [mine, via, end, theirs, judged, shown, gone] = ids;
    if (!mine || !via || !end || !theirs || !judged || !shown || !gone) throw new Error('no ids');
    await store.plays.append(ada.id, [play(mine, 1), play(gone, 9)], null);
    const [last] = await store.plays.recent(ada.id, 1);
    await store.plays.delete(ada.id, last?.id ?? 0);
    await store.plays.append(bob.id, [play(theirs, 1), play(end, 3)], null);
    const onJudged = { songId: judged.songId, artistId: null };
    await store.verdicts.set(ada.id, { kind: 'hide', at: 1, ...onJudged });
    await store.impressions.add([
      {
        ...{ listenerId: ada.id, at: 1, shelf: 'mix', slot: 1, songId: shown.songId, score: 1 },
        ...{
          model: 'm',
          familiarity: null,
          songs: null,
          newestPlay: null,
          propensity: 1,
          adjustments: {},
        },
      },
    ]);
    const rename = ({ songId }: typeof mine, title: string) => ({
      kind: 'rename-song' as const,
      ...{ songId, title },
    });
    const merge = (one: typeof mine, into: typeof mine) => ({
      kind: 'merge-songs' as const,
      ...{ songId: one.songId, intoId: into.songId },
    });
    const { artistId = 0 } =
      (await store.catalogue.cards([theirs.songId])).get(theirs.songId) ?? {};
    const [byMine] = await store.features.findArtists(['by mine']);
    const decisions = [
      rename(theirs, 'not for Ada'),
      merge(via, end),
      merge(mine, via),
      rename(judged, 'judged'),
      rename(shown, 'shown'),
      rename(gone, 'gone'),
      { kind: 'rename-artist' as const, artistId, name: 'not for Ada either' },
      { kind: 'rename-artist' as const, artistId: byMine ?? 0, name: 'me' },
    ];
    for (const decision of decisions) await store.identity.decide(decision, 'a test');
    const texts = async (id: number) =>
      (await store.identity.decisionsOf(id)).map(({ subject, text }) => text ?? subject);
    expect(await texts(ada.id)).toEqual([
      ...['Via – by Via', 'Mine – by Mine', 'judged', 'shown', 'gone', 'me'],
    ]);
    expect(await texts(bob.id)).toEqual([
      ...['not for Ada', 'Via – by Via', 'Mine – by Mine', 'not for Ada either', 'me'],
    ]);
  });

  it('what is said of a song that was made for a track and is no more is said of the names’ song', async () => {
    const { store } = await open();
    const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
    const plain = await resolveOne(store, spelling('One', 'X'));
    const live = await resolveOne(
      store,
      spelling('One - Live', 'X', { songKey: 'one', versionKey: 'live' }),
    );
    const other = await resolveOne(store, spelling('Other', 'X'));
    await store.plays.append(id, [play(plain, 1), play(live, 3), play(other, 5)], null);
    const part = await store.identity.decide({ kind: 'part-track', trackId: live.trackId }, 'Ada');
    const own = part.objectId ?? 0;
    const intoId = other.songId;
    await store.identity.decide({ kind: 'rename-song', songId: own, title: 'Own' }, 'Ada');
    await store.identity.decide({ kind: 'merge-songs', songId: own, intoId }, 'Ada');
    expect(await store.identity.decisionsOf(id)).toMatchObject([{}, {}, { subjectId: own }]);
    await store.identity.undo(part.id);
    expect(await store.identity.decisionsOf(id)).toMatchObject([
      { kind: 'merge-songs', subjectId: plain.songId, objectId: intoId },
    ]);
  });
}
