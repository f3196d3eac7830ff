import { expect, it } from 'vitest';
import type { NewAgentAct } from '../domain/agent.ts';
import type { OpenStage } from './stage.fixture.ts';

const agent = 'budget';

const actOf = (more: Partial<NewAgentAct> = {}): NewAgentAct => ({
  ...{ agent, act: 'throttle', target: 'limit:1', params: { limit: 1 }, why: { share: 1.25 } },
  prediction: { metric: 'share', is: 'at-most', value: 1, dueAt: 9_000 },
  ...{ before: 1.25, undo: { throttle: 0.9, was: null }, dryRun: false, ...more },
});

/** What operators set of agents, and what agents do. */
export function agentsContract(open: OpenStage): void {
  it('what was set of an agent is kept, with when', async () => {
    const { store, clock } = await open();
    expect(await store.agents.settings(agent)).toBeNull();
    await store.agents.set(agent, { mode: 'on', permits: ['a', 'b'], actsPerDay: 3 });
    clock.now += 5;
    const later = { mode: 'off', permits: null, actsPerDay: null } as const;
    expect((await store.agents.settings(agent))?.permits).toEqual(['a', 'b']);
    await store.agents.set(agent, later);
    expect(await store.agents.settings(agent)).toEqual({ ...later, changedAt: clock.now });
  });

  it('the kill switch is thrown once, by one, and seen by everybody at once', async () => {
    const { store, clock, beside } = await open();
    const other = await beside();
    expect(await store.agents.killed()).toBeNull();
    const thrown = await Promise.all([store.agents.kill('a'), other.agents.kill('b')]);
    expect(thrown.filter(Boolean)).toHaveLength(1);
    const by = thrown[0] ? 'a' : 'b';
    expect(await other.agents.killed()).toEqual({ at: clock.now, by });
    expect(await store.agents.revive()).toBe(true);
    expect(await store.agents.revive()).toBe(false);
    expect(await other.agents.killed()).toBeNull();
  });

  it('of a target there is one act at a time, whoever begins it; a dry run beside it', async () => {
    const { store, beside } = await open();
    const other = await beside();
    const begun = await Promise.all([store.agents.addAct(actOf()), other.agents.addAct(actOf())]);
    const [act] = begun.filter((one) => one !== null);
    expect(begun.filter((one) => one !== null)).toHaveLength(1);
    expect(act).toMatchObject({ ...actOf(), state: 'intended', isOpen: true, measured: null });
    expect(await store.agents.addAct(actOf({ target: 'limit:2' }))).not.toBeNull();
    expect(await store.agents.addAct(actOf({ dryRun: true }))).toMatchObject({
      state: 'acted',
    });
    const id = act?.id ?? 0;
    await store.agents.changeAct(id, 'intended', { state: 'failed', isOpen: false });
    expect(await store.agents.addAct(actOf())).not.toBeNull();
  });

  it('an act goes on from where it stands, once, and what it came to is kept', async () => {
    const { store, clock, again } = await open();
    const { id = 0 } = (await store.agents.addAct(actOf())) ?? {};
    const acted = { state: 'acted', isOpen: true } as const;
    expect(await store.agents.changeAct(id, 'intended', acted)).toMatchObject(acted);
    expect(await store.agents.changeAct(id, 'intended', acted)).toBeNull();
    const ending = { state: 'ending', isOpen: true, endsAs: 'reverted', measured: 1.5 } as const;
    await store.agents.changeAct(id, 'acted', ending);
    clock.now += 7;
    const later = await again();
    expect(await later.agents.act(id)).toMatchObject({ ...ending, endedAt: null });
    await later.agents.changeAct(id, 'ending', { state: 'reverted', isOpen: false });
    expect(await store.agents.act(id)).toMatchObject({
      ...{ state: 'reverted', isOpen: false, endedAt: clock.now, measured: 1.5 },
    });
    expect(await store.agents.act(id + 1000)).toBeNull();
  });

  it('acts are found by agent, by whether they are open, and since when', async () => {
    const { store, clock } = await open();
    const ids: number[] = [];
    for (const target of ['a', 'b', 'c']) {
      clock.now += 10;
      const act = await store.agents.addAct(actOf({ target }));
      ids.push(act?.id ?? 0);
      const failed = { state: 'failed', isOpen: false } as const;
      if (target !== 'a') await store.agents.changeAct(act?.id ?? 0, 'intended', failed);
    }
    const [a, b, c] = ids;
    const found = async (filter: object) =>
      (await store.agents.acts({ agent, ...filter })).map(({ id }) => id);
    expect(await found({})).toEqual([c, b, a]);
    expect(await found({ isOpen: true })).toEqual([a]);
    expect(await found({ since: clock.now })).toEqual([c, a]);
    expect(await found({ beforeId: c, limit: 1 })).toEqual([b]);
  });
}
