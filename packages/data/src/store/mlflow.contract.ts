import { expect, it } from 'vitest';
import type { OpenStage } from './stage.fixture.ts';

/** What is remembered of what MLflow servers were sent. */
export function mlflowContract(open: OpenStage): void {
  it('one at a time sends, and who stays away too long is no longer waited for', async () => {
    const server = 'http://127.0.0.1:5000 held';
    const { store, clock, beside } = await open();
    const { now } = clock;
    const { mlflow } = store;
    const other = (await beside()).mlflow;
    const held = await Promise.all([
      mlflow.hold(server, 'a', now + 10),
      other.hold(server, 'b', now + 10),
    ]);
    expect(held.filter(Boolean)).toHaveLength(1);
    const [first, second] = held[0] ? ['a', 'b'] : ['b', 'a'];
    expect(await mlflow.hold(server, first, now + 20)).toBe(true);
    expect(await mlflow.hold('elsewhere', second, now + 20)).toBe(true);
    clock.now = now + 20;
    expect(await other.hold(server, second, now + 40)).toBe(true);
    expect(await mlflow.hold(server, first, now + 40)).toBe(false);
    await mlflow.settle(server, first, 'of one who holds nothing');
    expect(await mlflow.state(server)).toMatchObject({ problem: null });
    await mlflow.settle(server, second, null);
    expect(await mlflow.hold(server, first, now + 40)).toBe(true);
  });

  it('how it goes is known: when all was there, what is in the way and since when', async () => {
    const server = 'http://127.0.0.1:5000 told';
    const { store, clock } = await open();
    const { mlflow } = store;
    const come = async (problem: string | null) => {
      clock.now += 1000;
      await mlflow.hold(server, 'a', clock.now + 10);
      await mlflow.settle(server, 'a', problem);
      return clock.now;
    };
    expect(await mlflow.state(server)).toBeNull();
    const failingSince = await come('no answer');
    await come('still none');
    expect(await mlflow.state(server)).toEqual({
      ...{ syncedAt: null, problem: 'still none', failingSince },
    });
    const syncedAt = await come(null);
    expect(await mlflow.state(server)).toEqual({ syncedAt, problem: null, failingSince: null });
  });

  it('what a server has of a version is kept for that server, and goes with the version', async () => {
    const server = 'http://127.0.0.1:5000 kept';
    const { store } = await open();
    const { id: modelId } = await store.models.register({
      ...{ name: 'blend', createdAt: 7, dataDigest: 'd', codeVersion: 'c', params: {} },
      ...{ metrics: {}, artifact: 'a', checksum: 'aa' },
    });
    const sent = { modelId, runId: 'r', version: '3', hasFile: true, measured: {} };
    await store.mlflow.keep(server, sent);
    const more = { ...sent, hasFile: false, measured: { acceptance: 9 } };
    await store.mlflow.keep(server, more);
    expect(await store.mlflow.sent(server)).toEqual([more]);
    expect(await store.mlflow.sent('elsewhere')).toEqual([]);
  });
}
