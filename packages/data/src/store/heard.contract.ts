import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type OpenStage, play, spelling, startOf } from './stage.fixture.ts';
import type { Store } from './store.ts';

const listeners = ['Ada', 'Bob', 'Cleo'] as const;

/** Songs are few, so that several listeners play the same, and times too, so that some tell of them again. */
const step = fc.record({
  does: fc.constantFrom('import', 'import', 'tell', 'undo', 'delete', 'remove-before', 'forget'),
  who: fc.nat(listeners.length - 1),
  songs: fc.array(fc.nat(5), { minLength: 1, maxLength: 6 }),
  at: fc.nat(20),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function listenerNamed(store: Store, name: string): Promise<number> {
  const known = await store.listeners.byName(name);
  return (known ?? (await store.listeners.create({ name, timeZone: 'UTC', demo: false }))).id;
}

async function playsOf(store: Store, source: string, { songs, at }: Step) {
  const named = songs.map((nth) => spelling(`Song ${nth}`, `Artist ${nth % 2}`, { source }));
  const ids = await store.catalogue.resolve(named);
  return ids.map((one, nth) =>
    play(one, at + nth, { record: nth, kept: `{"song":${songs[nth]}}` }),
  );
}

async function importPlays(store: Store, listenerId: number, one: Step): Promise<void> {
  const run = await store.imports.begin(listenerId, 1);
  const file = { name: 'a', signature: 'a', format: 'a' };
  const { id: fileId } = await store.imports.addFile(run.id, file);
  const plays = await playsOf(store, 'spotify-extended', one);
  await store.imports.commitBatch({
    ...{ listenerId, runId: run.id, fileId, plays, otherSpans: [] },
    ...{ firstRecord: 0, lastRecord: plays.length - 1 },
  });
  await store.imports.finish(run.id, 'done', 2, null);
}

async function take(store: Store, one: Step): Promise<void> {
  const id = await listenerNamed(store, listeners[one.who] ?? '');
  if (one.does === 'import') await importPlays(store, id, one);
  else if (one.does === 'tell') {
    await store.plays.append(id, await playsOf(store, 'scrobbles', one), null);
  } else if (one.does === 'undo') {
    const [run] = await store.imports.list(id, 1);
    if (run !== undefined) await store.imports.undo(run.id);
  } else if (one.does === 'delete') {
    const [newest] = await store.plays.recent(id, 1);
    if (newest !== undefined) await store.plays.delete(id, newest.id);
  } else if (one.does === 'remove-before') {
    await store.plays.removeBefore([{ listenerId: id, before: startOf(one.at) }]);
  } else await store.listeners.forget(id);
}

/** Songs by title that some witness leads to, as somebody finds them who reads every history. */
function playedTitles(rows: Record<string, unknown[]>): string[] {
  const heard = new Set(rows.witness?.map((row) => Object(row).spelling_id));
  const told = rows.spelling?.map(Object).filter(({ id }) => heard.has(id)) ?? [];
  return [...new Set(told.map(({ title }) => String(title)))].sort();
}

/** What only all histories together tell: whose plays lead to which song. */
export function heardContract(open: OpenStage): void {
  it('whatever is imported, undone and removed: songs stay as long as somebody’s plays lead to them', async () => {
    const { store, rows } = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const one of steps) {
          await take(store, one);
          expect(await store.check()).toEqual([]);
        }
        // Somebody who has nothing: now everything that nobody leads to goes.
        await store.listeners.forget(await listenerNamed(store, 'Nobody'));
        const all = await rows();
        const cards = await store.catalogue.cards([...(await store.catalogue.songs()).songIds]);
        expect([...cards.values()].map(({ title }) => title).sort()).toEqual(playedTitles(all));
        for (const name of listeners) {
          const known = await store.listeners.byName(name);
          if (known !== null) await store.listeners.forget(known.id);
        }
        const left = await rows();
        const mustGo = ['spelling', 'track', 'song', 'artist', 'kept', 'listener_spelling'];
        expect(mustGo.filter((table) => left[table]?.length !== 0)).toEqual([]);
        expect(left.listener_kept).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
}
