/** Models are looked after by the lifecycle, and once it is turned on by the agent, which is held to what it predicts. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crown } from '../../lifecycle/crown.ts';
import { promoteModel, startCanary } from '../../lifecycle/promote-model.ts';
import { isAnsweredBy } from '../../lifecycle/toss-coin.ts';
import { dayMs, hourMs, type Watched, watchedCommunity } from '../../lifecycle/watched.fixture.ts';
import { changeAgent, killAgents, reviveAgents } from '../operate-agents.ts';
import { modelAgent } from './model-agent.ts';
import { tendUnderAgent } from './tend-under-agent.ts';

const people = 60;
let test: Watched;

beforeEach(async () => {
  test = await watchedCommunity(people);
});
afterEach(() => test.close());

const turnOn = () => changeAgent(test.deps, modelAgent(test.tend), { mode: 'on' }, 'test');
const champion = async () => (await test.store.models.byAlias('blend', 'champion'))?.version;
const acts = async () =>
  (await test.store.agents.acts({})).map(({ act, state, dryRun }) => [act, state, dryRun]);
const tended = async () => (await test.store.decisions.entries({ kind: 'tended' })).length;

/** A week under the first, then the second answers and is taken so much worse or better. */
async function promoted(accepted: number): Promise<void> {
  const first = await test.register();
  await test.store.transaction((tx) => crown(tx, first, {}));
  for (let day = 0; day < 8; day += 1)
    await test.live(
      () => 1,
      () => 5,
    );
  await test.register();
  await promoteModel(test.tend, 2);
  await test.live(
    () => 2,
    () => accepted,
  );
}

describe('where nobody has touched anything', () => {
  it('the lifecycle acts as it promises, and the log says so beside what the agent would do', async () => {
    await promoted(1);
    const { act, run } = await tendUnderAgent(test.tend);
    expect(act).toMatchObject({ act: 'roll-back' });
    expect(run.pursued[0]?.gate).toEqual({ passes: true, dryRun: true });
    expect(await champion()).toBe(1);
    expect(await tended()).toBe(1);
  });

  it('a first training is queued', async () => {
    await tendUnderAgent(test.tend);
    expect(await test.store.jobs.list({ kind: 'train' })).toMatchObject([{ state: 'queued' }]);
  });
});

describe('turned on', () => {
  beforeEach(turnOn);

  it('the agent rolls back what listeners take worse, and what it predicted comes true', async () => {
    await promoted(1);
    await tendUnderAgent(test.tend);
    expect(await champion()).toBe(1);
    expect(await tended()).toBe(0);
    for (let day = 0; day < 2; day += 1)
      await test.live(
        () => 1,
        () => 5,
      );
    const { run } = await tendUnderAgent(test.tend);
    expect(run.settled).toMatchObject([{ act: 'roll-back', state: 'verified' }]);
  });

  it('a roll-back that does not help is taken back', async () => {
    await promoted(1);
    await tendUnderAgent(test.tend);
    for (let day = 0; day < 2; day += 1)
      await test.live(
        () => 1,
        () => 1,
      );
    const { run } = await tendUnderAgent(test.tend);
    expect(run.settled).toMatchObject([{ act: 'roll-back', state: 'reverted' }]);
    expect(await champion()).toBe(2);
  });

  it('what is taken as before stays, and nothing is done', async () => {
    await promoted(5);
    await tendUnderAgent(test.tend);
    expect(await champion()).toBe(2);
    expect(await acts()).toEqual([]);
  });

  it('a canary that is taken better answers everybody; what then is taken worse goes back', async () => {
    const first = await test.register();
    await test.store.transaction((tx) => crown(tx, first, {}));
    await test.live(
      () => 1,
      () => 4,
    );
    await test.register();
    await startCanary(test.tend, 2);
    const [canary] = await test.store.models.aliased('blend', ['canary']);
    for (let day = 0; day < 3 && (await champion()) === 1; day += 1) {
      await test.live(
        (id) => (canary && isAnsweredBy(canary, id) ? 2 : 1),
        (version) => (version === 2 ? 8 : 4),
      );
      await tendUnderAgent(test.tend);
    }
    expect(await champion()).toBe(2);
    for (let day = 0; day < 2; day += 1)
      await test.live(
        () => 2,
        () => 1,
      );
    const { run } = await tendUnderAgent(test.tend);
    expect(run.settled).toMatchObject([{ act: 'promote', state: 'reverted' }]);
    expect(await champion()).toBe(1);
  });

  it('trainings that never come to anything are not asked for for ever', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      await tendUnderAgent(test.tend);
      // Whoever works jobs off fails each time.
      for (const { id, state } of await test.store.jobs.list({ kind: 'train' })) {
        if (state === 'queued') await test.store.jobs.cancel(id);
      }
      test.advance(7 * hourMs);
    }
    expect(await acts()).toEqual([
      ['train', 'reverted', false],
      ['train', 'reverted', false],
    ]);
    const [refused] = await test.store.decisions.newest({ kind: 'refused', limit: 1 });
    expect(refused?.body).toMatchObject({ act: 'train', because: 'oscillates' });
  });

  it('without permission to roll back, nothing is rolled back', async () => {
    await changeAgent(test.deps, modelAgent(test.tend), { permits: ['train'] }, 'test');
    await promoted(1);
    await tendUnderAgent(test.tend);
    expect(await champion()).toBe(2);
  });
});

it('while agents are stopped nothing is promoted or rolled back; a file that cannot be read is given up', async () => {
  await promoted(1);
  await killAgents(test.deps, 'test');
  await tendUnderAgent(test.tend);
  expect(await champion()).toBe(2);
  const { artifact = '' } = (await test.store.models.get('blend', 2)) ?? {};
  rmSync(join(test.folder, artifact));
  await tendUnderAgent(test.tend);
  expect(await champion()).toBe(1);
  await reviveAgents(test.deps, 'test');
  test.advance(dayMs);
  await tendUnderAgent(test.tend);
});
