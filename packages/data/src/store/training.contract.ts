import { expect, it } from 'vitest';
import { codeOf, type OpenStage } from './stage.fixture.ts';

/** The registry of models: what training writes. */
export function trainingContract(open: OpenStage): void {
  it('models are numbered within their name and found by alias', async () => {
    const { store } = await open();
    const model = {
      name: 'repeat',
      createdAt: 7,
      dataDigest: 'd',
      codeVersion: 'c',
      params: { decay: 0.5, stages: ['a'] },
      metrics: { ndcg: 0.25 },
      artifact: 'repeat-1.bin',
      checksum: 'aa',
    };
    const first = await store.models.register(model);
    const second = await store.models.register(model);
    const other = await store.models.register({ ...model, name: 'popular' });
    expect([first.version, second.version, other.version]).toEqual([1, 2, 1]);
    expect(first).toEqual({ ...model, id: first.id, version: 1 });
    expect(await store.models.list('repeat')).toEqual([first, second]);
    expect(await store.models.get('repeat', 2)).toEqual(second);
    expect(await store.models.get('repeat', 3)).toBeNull();
    expect(await store.models.byAlias('repeat', 'champion')).toBeNull();
    await store.models.setAlias('repeat', 'champion', 2);
    await store.models.setAlias('repeat', 'champion', 1);
    expect(await store.models.byAlias('repeat', 'champion')).toEqual(first);
    expect(await store.models.byAlias('popular', 'champion')).toBeNull();
    expect(await codeOf(store.models.setAlias('repeat', 'champion', 9))).toBe('not-found');
  });

  it('the newest version with which something was done is known, of each name', async () => {
    const { store } = await open();
    for (const version of [1, 2, 3]) await store.models.register(blend(version));
    expect(await store.models.newestNoted('blend', 'unlearned')).toBeNull();
    for (const version of [2, 1]) await store.models.note('blend', version, 'unlearned', {});
    await store.models.note('blend', 3, 'promoted', {});
    expect(await store.models.newestNoted('blend', 'unlearned')).toBe(2);
    expect(await store.models.newestNoted('popular', 'unlearned')).toBeNull();
  });

  it('of an alias is known since when, and it can be dropped', async () => {
    const { store, clock } = await open();
    const first = await store.models.register(blend(1));
    await store.models.register(blend(2));
    clock.now = 100;
    await store.models.setAlias('blend', 'champion', 1);
    clock.now = 200;
    await store.models.setAlias('blend', 'canary', 2);
    const [canary, champion] = await store.models.aliased('blend');
    expect(champion).toEqual({ ...first, alias: 'champion', since: 100 });
    expect(canary).toMatchObject({ alias: 'canary', version: 2, since: 200 });
    expect(await store.models.dropAlias('blend', 'canary')).toBe(true);
    expect(await store.models.dropAlias('blend', 'canary')).toBe(false);
    expect(await store.models.byAlias('blend', 'canary')).toBeNull();
  });

  it('what is measured of a version is kept by key and moment, what is done with it as it happens', async () => {
    const { store, clock } = await open();
    const { models } = store;
    await models.register(blend(1));
    await models.register(blend(2));
    await models.measure('blend', 1, 20, { acceptance: 0.5, skips: 0.25 });
    await models.measure('blend', 1, 10, { acceptance: 0.125 });
    await models.measure('blend', 1, 20, { acceptance: 0.75 });
    expect(await models.measured('blend', 1)).toEqual([
      { key: 'acceptance', at: 10, value: 0.125 },
      { key: 'acceptance', at: 20, value: 0.75 },
      { key: 'skips', at: 20, value: 0.25 },
    ]);
    expect(await models.measured('blend', 2)).toEqual([]);
    clock.now = 5;
    await models.note('blend', 1, 'promoted', { reason: 'first' });
    await models.note('blend', 2, 'refused', { parts: [1] });
    expect(await models.notes('blend', 9)).toMatchObject([
      { version: 2, at: 5, what: 'refused', why: { parts: [1] } },
      { version: 1, at: 5, what: 'promoted', why: { reason: 'first' } },
    ]);
    expect(await models.notes('blend', 1)).toHaveLength(1);
    expect(await models.notes('blend', 9, 1)).toMatchObject([{ what: 'promoted' }]);
    expect(await codeOf(models.measure('blend', 3, 0, {}))).toBe('not-found');
    expect(await codeOf(models.note('blend', 3, 'promoted', {}))).toBe('not-found');
  });
}

function blend(createdAt: number) {
  return {
    ...{ name: 'blend', createdAt, dataDigest: 'd', codeVersion: 'c', params: {}, metrics: {} },
    ...{ artifact: `blend-${createdAt}.etm`, checksum: 'aa' },
  };
}
