import { expect, it } from 'vitest';
import { ChainCheck } from '../decisions/chain.ts';
import type { LogFault } from '../domain/decision.ts';
import type { OpenStage } from './stage.fixture.ts';
import type { Store } from './store.ts';

async function faultOf({ decisions }: Store): Promise<LogFault | null> {
  const check = new ChainCheck();
  for (const entry of await decisions.entries({})) check.add(entry);
  return check.end(await decisions.head());
}

/** The decision log. */
export function decisionsContract(open: OpenStage): void {
  it('is a chain, also where many add to it at once and some give up', async () => {
    const { store, beside } = await open();
    const before = (await store.decisions.head())?.seq ?? Number.NaN;
    const writers = [store, await beside(), await beside()];
    const adding = writers.flatMap((writer, nth) =>
      Array.from({ length: 12 }, (_, turn) =>
        writer
          .transaction(async (tx) => {
            await tx.decisions.append({ agent: `w${nth}`, kind: 'test', body: { turn } });
            if (turn % 4 === 3) throw new Error('given up');
          })
          .catch(() => {}),
      ),
    );
    await Promise.all(adding);
    const entries = await store.decisions.entries({ afterSeq: before });
    expect(entries.map(({ seq }) => seq - before)).toEqual(
      Array.from({ length: 27 }, (_, nth) => nth + 1),
    );
    expect(await faultOf(store)).toBeNull();
    expect(await store.decisions.head()).toMatchObject({ seq: before + 27 });
  });

  it('keeps what was said, whatever order its keys came in, and gives it back', async () => {
    const { store, clock, again } = await open();
    const body = { z: [1, { b: -0.5e-7, a: 'ä\u0000\u2028"' }], a: null, gone: undefined };
    const written = await store.decisions.append({ agent: null, kind: 'test', body });
    const [read] = await (await again()).decisions.newest({ limit: 1 });
    expect(read).toEqual(written);
    expect(read).toMatchObject({ agent: null, kind: 'test', at: clock.now });
    expect(JSON.stringify(read?.body)).toBe(
      JSON.stringify({ a: null, z: [1, { a: 'ä\u0000\u2028"', b: -5e-8 }] }),
    );
    await expect(
      store.decisions.append({ agent: null, kind: 'test', body: { share: Number.NaN } }),
    ).rejects.toThrow('not JSON');
  });

  it('entries are found by agent, kind and time, in either direction', async () => {
    const { store, clock } = await open();
    const { decisions } = store;
    const agent = 'of this test';
    for (const kind of ['decided', 'acted', 'decided']) {
      clock.now += 100;
      await decisions.append({ agent, kind, body: {} });
      await decisions.append({ agent: 'other', kind, body: {} });
    }
    const all = await decisions.entries({ agent });
    const [first, , third] = all;
    expect(all.map(({ kind }) => kind)).toEqual(['decided', 'acted', 'decided']);
    expect(await decisions.newest({ agent, kind: 'decided' })).toEqual([third, first]);
    expect(await decisions.entries({ agent, since: clock.now })).toEqual([third]);
    expect(await decisions.newest({ agent, beforeSeq: third?.seq ?? 0, limit: 1 })).toEqual([
      all[1],
    ]);
  });
}
