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
}
