import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OutcomeSpan } from '../domain/import-run.ts';
import type { ImportBatch } from './import-store.ts';
import { codeOf, listenerWithSong, type OpenStage, play } from './stage.fixture.ts';
import type { Store } from './store.ts';

const file = { name: 'Streaming_History_Audio_0.json', signature: '1-abc', format: 'spotify' };

export function importsContract(open: OpenStage): void {
  it('a batch stores plays, outcomes and totals in one step', async () => {
    const { store } = await open();
    const { batch, song } = await begun(store);
    const totals = await store.imports.commitBatch({
      ...batch,
      lastRecord: 5,
      plays: [0, 1, 3].map((record) => play(song, record === 3 ? 1 : record, { record })),
      otherSpans: [
        span(2, 2, 'not-music', 'podcast'),
        span(4, 5, 'rejected', 'bad-time', 'ts is "soon"'),
      ],
    });
    expect(totals).toEqual({ read: 6, added: 2, duplicates: 1, notMusic: 1, rejected: 2 });
    const run = await store.imports.get(batch.runId);
    expect(run?.totals).toEqual(totals);
    expect((await store.imports.files(batch.runId))[0]?.totals).toEqual(totals);
    const spans = await store.imports.outcomes(batch.fileId, { offset: 0, limit: 99 });
    expect(spans).toEqual([
      { ...span(0, 1, 'added'), line: 0 },
      span(2, 2, 'not-music', 'podcast'),
      { ...span(3, 3, 'duplicate'), line: 0 },
      span(4, 5, 'rejected', 'bad-time', 'ts is "soon"'),
    ]);
    const rejected = { outcome: 'rejected', offset: 0, limit: 1 } as const;
    expect(await store.imports.outcomes(batch.fileId, rejected)).toEqual([spans[3]]);
  });

  it('a batch that fails leaves nothing of itself', async () => {
    const { store } = await open();
    const { batch, song, listener } = await begun(store);
    const plays = [0, 1].map((record) => play(song, record, { record }));
    const stray = play({ ...song, trackId: 99 }, 2, { record: 2 });
    const bad: [Partial<ImportBatch>, string][] = [
      [{ lastRecord: 2, plays: [...plays, stray] }, 'track-unknown'],
      [{ lastRecord: 3, plays }, 'input-invalid'],
      [{ lastRecord: 0, plays }, 'input-invalid'],
      [{ lastRecord: 1, plays, otherSpans: [span(1, 1, 'rejected')] }, 'input-invalid'],
      [{ firstRecord: 1, lastRecord: 1, plays: plays.slice(1) }, 'import-running'],
      [{ lastRecord: 1, plays: plays.map((one) => ({ ...one, record: null })) }, 'input-invalid'],
      [{ lastRecord: 1, plays, runId: 99 }, 'import-unknown'],
      [{ lastRecord: 1, plays, listenerId: 99 }, 'listener-unknown'],
    ];
    for (const [change, code] of bad) {
      expect(await codeOf(store.imports.commitBatch({ ...batch, ...change }))).toBe(code);
    }
    expect(await store.plays.count(listener.id)).toBe(0);
    expect((await store.imports.get(batch.runId))?.totals.read).toBe(0);
    expect(await store.imports.outcomes(batch.fileId, { offset: 0, limit: 9 })).toEqual([]);
    expect((await store.listeners.get(listener.id))?.profileVersion).toBe(0);
  });

  it('a worker that was overtaken cannot commit the same batch again', async () => {
    const { store } = await open();
    const { batch, song } = await begun(store);
    const first = { ...batch, lastRecord: 0, plays: [play(song, 0, { record: 0 })] };
    await store.imports.commitBatch(first);
    expect(await codeOf(store.imports.commitBatch(first))).toBe('import-running');
    expect((await store.imports.get(batch.runId))?.totals.read).toBe(1);
  });

  it('a play that was deleted counts as a duplicate and says why', async () => {
    const { store } = await open();
    const { batch, song, listener } = await begun(store);
    await store.plays.append(listener.id, [play(song, 0)], null);
    const [stored] = await store.plays.recent(listener.id, 1);
    await store.plays.delete(listener.id, stored?.id ?? 0);
    const plays = [play(song, 0, { record: 0 })];
    const totals = await store.imports.commitBatch({ ...batch, lastRecord: 0, plays });
    expect(totals).toMatchObject({ read: 1, added: 0, duplicates: 1 });
    const [only] = await store.imports.outcomes(batch.fileId, { offset: 0, limit: 9 });
    expect(only).toMatchObject({ outcome: 'duplicate', code: 'deleted' });
  });

  it('totals add up and spans cover each record once, whatever the records are', async () => {
    const { store } = await open();
    const { batch, song } = await begun(store);
    const record = fc.oneof(
      fc.integer({ min: 0, max: 20 }),
      fc.constantFrom('not-music' as const, 'rejected' as const),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(record, { minLength: 1, maxLength: 12 })),
        async (batches) => {
          const { id: fileId } = await store.imports.addFile(batch.runId, file);
          let next = 0;
          for (const records of batches) {
            const firstRecord = next;
            next += records.length;
            await store.imports.commitBatch({
              ...batch,
              fileId,
              firstRecord,
              lastRecord: next - 1,
              plays: records.flatMap((one, index) =>
                typeof one === 'number' ? play(song, one, { record: firstRecord + index }) : [],
              ),
              otherSpans: records.flatMap((one, index) =>
                typeof one === 'number' ? [] : span(firstRecord + index, firstRecord + index, one),
              ),
            });
          }
          const flat = batches.flat();
          const [totals] = (await store.imports.files(batch.runId))
            .filter(({ id }) => id === fileId)
            .map((one) => one.totals);
          expect(totals?.read).toBe(flat.length);
          expect(totals?.notMusic).toBe(flat.filter((one) => one === 'not-music').length);
          expect(totals?.rejected).toBe(flat.filter((one) => one === 'rejected').length);
          const spans = await store.imports.outcomes(fileId, { offset: 0, limit: 9999 });
          const covered = spans.flatMap((one) =>
            Array.from(
              { length: one.lastRecord - one.firstRecord + 1 },
              (_, n) => one.firstRecord + n,
            ),
          );
          expect(covered).toEqual(flat.map((_, index) => index));
        },
      ),
      { numRuns: 15 },
    );
    expect(await store.check()).toEqual([]);
  });

  it('an interrupted import is found again by its files, and only by all of them', async () => {
    const { store } = await open();
    const { batch, listener } = await begun(store);
    await store.imports.addFile(batch.runId, { ...file, signature: '2-def' });
    const found = await store.imports.unfinished(listener.id, ['2-def', '1-abc', '3']);
    expect(found?.id).toBe(batch.runId);
    expect(await store.imports.unfinished(listener.id, ['1-abc'])).toBeNull();
    await store.imports.finish(batch.runId, 'done', 5, null);
    expect(await store.imports.unfinished(listener.id, ['1-abc', '2-def'])).toBeNull();
  });

  it('files and runs keep how they ended', async () => {
    const { store } = await open();
    const { batch, listener } = await begun(store);
    await store.imports.finishFile(batch.fileId, 'truncated at byte 12');
    const [only] = await store.imports.files(batch.runId);
    expect(only).toMatchObject({ ...file, done: true, failure: 'truncated at byte 12' });
    const run = await store.imports.finish(batch.runId, 'failed', 77, 'disk full');
    expect(run).toMatchObject({ state: 'failed', finishedAt: 77, failure: 'disk full' });
    const second = await store.imports.begin(listener.id, 9);
    expect(await store.imports.list(listener.id, 9)).toEqual([second, run]);
    expect(await codeOf(store.imports.begin(99, 9))).toBe('listener-unknown');
    expect(await codeOf(store.imports.addFile(99, file))).toBe('import-unknown');
    expect(await codeOf(store.imports.finishFile(99, null))).toBe('import-unknown');
    expect(await codeOf(store.imports.finish(99, 'done', 1, null))).toBe('import-unknown');
    expect(await store.imports.get(99)).toBeNull();
  });
}

async function begun(store: Store) {
  const { listener, song } = await listenerWithSong(store);
  const run = await store.imports.begin(listener.id, 1);
  const { id: fileId } = await store.imports.addFile(run.id, file);
  const batch = {
    listenerId: listener.id,
    runId: run.id,
    fileId,
    firstRecord: 0,
    lastRecord: 0,
    plays: [],
    otherSpans: [],
  };
  return { listener, song, batch };
}

function span(
  firstRecord: number,
  lastRecord: number,
  outcome: OutcomeSpan['outcome'],
  code = '',
  reason = '',
): OutcomeSpan {
  return { firstRecord, lastRecord, line: firstRecord + 1, outcome, code, reason };
}
