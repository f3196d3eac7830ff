/** An agent acts within what it may, is held to what it predicted, and leaves nothing unknown behind. */
import { openPostgresStore } from '@echotune/data';
import { sourceClocks } from '@echotune/formats';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openOnPostgres } from '../../../../tests/kit/open-store.ts';
import { describeWith } from '../../../../tests/need.ts';
import { changeAgent, killAgents, reviveAgents, undoAct } from './operate-agents.ts';
import { hourMs, type Planted, plantedAgent } from './planted-agent.fixture.ts';
import { runAgent } from './run-agent.ts';
import { verifyLog } from './verify-log.ts';

let test: Planted;

beforeEach(async () => {
  test = await plantedAgent();
});
afterEach(async () => {
  expect((await verifyLog(test.store)).fault).toBeNull();
  await test.close();
});

/** It is cold, and an agent that may act has acted. */
async function acted(): Promise<void> {
  await test.turnOn();
  test.world.degrees = 10;
  await test.run();
  expect(test.world.isHeating).toBe(true);
}

const states = async () => (await test.acts()).map(({ state }) => state);

describe('in a dry run, as all begin', () => {
  it('it says what it would do, once, and does nothing', async () => {
    test.world.degrees = 10;
    const { pursued } = await test.run();
    expect(pursued[0]?.gate).toEqual({ passes: true, dryRun: true });
    await test.run();
    expect(test.world.switched).toBe(0);
    expect(await test.kinds()).toEqual(['decided', 'would-act']);
  });

  it('what came of it without the act is kept, and nothing reverted', async () => {
    test.world.degrees = 10;
    await test.run();
    test.advance(hourMs);
    await test.run();
    expect((await test.acts())[0]).toMatchObject({ state: 'missed', measured: 10, dryRun: true });
    test.advance(4 * hourMs);
    await test.run();
    test.world.degrees = 19;
    test.advance(hourMs);
    await test.run();
    expect((await test.acts())[0]).toMatchObject({ state: 'verified', isOpen: false });
    expect(test.world.switched).toBe(0);
  });
});

describe('turned on', () => {
  it('it acts, is verified once the act has settled, and lifts it when it is needed no longer', async () => {
    await acted();
    test.world.degrees = 20;
    test.advance(hourMs);
    expect((await test.run()).settled).toMatchObject([{ state: 'verified', measured: 20 }]);
    test.world.degrees = 25;
    await test.run();
    expect(test.world.isHeating).toBe(false);
    expect(await states()).toEqual(['lifted']);
    expect(await test.kinds()).toEqual([
      ...['settings', 'decided', 'intended', 'acted', 'verified', 'decided', 'decided'],
      ...['ending', 'lifted'],
    ]);
  });

  it('where nothing has to be done it does nothing', async () => {
    await test.turnOn();
    await test.run();
    expect(test.world.switched).toBe(0);
    expect(await test.acts()).toEqual([]);
  });

  it('it takes back what did not help', async () => {
    await acted();
    test.advance(hourMs);
    await test.run();
    expect(test.world.isHeating).toBe(false);
    expect((await test.acts())[0]).toMatchObject({ state: 'reverted', measured: 10, before: 10 });
  });

  it('to and fro it is stopped, until the week is over', async () => {
    await acted();
    for (let turn = 0; turn < 2; turn += 1) {
      test.advance(hourMs);
      await test.run();
      test.advance(8 * hourMs);
      await test.run();
    }
    const { pursued } = await test.run();
    expect(pursued[0]?.gate).toMatchObject({ passes: false, because: 'oscillates' });
    expect(test.world.switched).toBe(4);
    test.advance(7 * 24 * hourMs);
    await test.run();
    expect(test.world.switched).toBe(5);
  });

  it('what somebody else has undone is theirs, and not done again at once', async () => {
    await acted();
    test.world.isHeating = false;
    const { settled, pursued } = await test.run();
    expect(settled).toMatchObject([{ state: 'overruled' }]);
    expect(pursued[0]?.gate).toMatchObject({ because: 'cooling' });
    expect(test.world.isHeating).toBe(false);
  });

  it('without permission it does not act', async () => {
    await changeAgent(test.deps, test.agent, { mode: 'on', permits: [] }, 'test');
    test.world.degrees = 10;
    expect((await test.run()).pursued[0]?.gate).toMatchObject({ because: 'not-permitted' });
    expect(test.world.switched).toBe(0);
    await expect(
      changeAgent(test.deps, test.agent, { permits: ['cool'] }, 'test'),
    ).rejects.toMatchObject({ code: 'act-unknown' });
  });

  it('two runs at once act once', async () => {
    await test.turnOn();
    test.world.degrees = 10;
    const runs = await Promise.all([test.run(), test.run()]);
    expect(runs.map(({ skipped }) => skipped).toSorted()).toEqual(['busy', null]);
    expect(test.world.switched).toBe(1);
  });

  it('an operator takes an act back, once', async () => {
    await acted();
    const [act] = await test.acts();
    const undo = () => undoAct(test.deps, [test.agent], act?.id ?? 0, 'account:1');
    expect(await undo()).toMatchObject({ state: 'undone' });
    expect(test.world.isHeating).toBe(false);
    await expect(undo()).rejects.toMatchObject({ code: 'act-ended' });
  });
});

describe('what an operator sets', () => {
  it('is noted with the acts that came and went', async () => {
    await changeAgent(test.deps, test.agent, { permits: [] }, 'account:1');
    await changeAgent(test.deps, test.agent, { permits: null }, 'account:1');
    await changeAgent(test.deps, test.agent, { actsPerDay: 1000 }, 'account:1');
    const bodies = (await test.store.decisions.entries({ kind: 'settings' })).map(
      ({ body }) => body,
    );
    const set = { mode: 'dry-run', actsPerDay: null, by: 'account:1' };
    expect(bodies).toEqual([
      { ...set, permits: [], withdrawn: ['heat'] },
      { ...set, permits: null, granted: ['heat'] },
      { ...set, permits: null, actsPerDay: 1000 },
    ]);
  });

  it.each([99_999_999_999, 1001, -1, 1.5])('is no %s acts a day', async (actsPerDay) => {
    const changing = changeAgent(test.deps, test.agent, { actsPerDay }, 'account:1');
    await expect(changing).rejects.toMatchObject({ code: 'input-invalid' });
    expect(await test.store.decisions.entries({})).toEqual([]);
  });

  it('takes nothing back of a dry run, and says so', async () => {
    test.world.degrees = 10;
    await test.run();
    const [act] = await test.acts();
    const undoing = undoAct(test.deps, [test.agent], act?.id ?? 0, 'account:1');
    await expect(undoing).rejects.toMatchObject({
      ...{ code: 'act-ended', message: expect.stringContaining('it was a dry run') },
    });
  });
});

describe('the kill switch', () => {
  it('stops all before the next act, reverts too, and is noted with who threw it', async () => {
    await acted();
    expect(await killAgents(test.deps, 'account:1')).toBe(true);
    expect(await killAgents(test.deps, 'account:2')).toBe(false);
    test.advance(hourMs);
    expect((await test.run()).skipped).toBe('killed');
    expect(test.world.isHeating).toBe(true);
    expect(await states()).toEqual(['acted']);
    await undoAct(test.deps, [test.agent], (await test.acts())[0]?.id ?? 0, 'account:1');
    expect(test.world.isHeating).toBe(false);
    expect(await reviveAgents(test.deps, 'account:1')).toBe(true);
    const entries = await test.store.decisions.newest({ limit: 9 });
    expect(
      entries.filter(({ agent }) => agent === null).map(({ kind, body }) => [kind, body]),
    ).toEqual([
      ['revived', { by: 'account:1' }],
      ['killed', { by: 'account:1' }],
    ]);
  });

  it('that is thrown while an agent thinks stops what it was about to do', async () => {
    await test.turnOn();
    test.world.degrees = 10;
    const thinking = {
      ...test.agent,
      observe: async () => {
        await killAgents(test.deps, 'account:1');
        return test.agent.observe();
      },
    };
    const { pursued } = await runAgent(test.deps, thinking);
    expect(pursued[0]?.gate).toMatchObject({ because: 'killed' });
    expect(test.world.switched).toBe(0);
  });
});

describe('a process that dies', () => {
  /** As if it had died there: what it would have stored next is not stored. */
  const dying = (at: 'before' | 'after') => ({
    ...test.agent,
    kindOf: (code: string) => {
      const kind = test.agent.kindOf(code);
      if (kind === null) return null;
      const die = async (done: () => Promise<void>) => {
        if (at === 'after') await done();
        // Never ends: what comes after it in this process is never reached.
        await new Promise(() => {});
      };
      const perform = (act: Parameters<typeof kind.perform>[0]) => die(() => kind.perform(act));
      const revert = (act: Parameters<typeof kind.revert>[0]) => die(() => kind.revert(act));
      return { ...kind, perform, revert };
    },
  });
  const dies = async (at: 'before' | 'after') => {
    await test.turnOn();
    test.world.degrees = 10;
    void runAgent(test.deps, dying(at));
    await expect.poll(states).toEqual(['intended']);
    // Its lease lapses.
    test.advance(hourMs / 2);
  };

  it('once it has acted leaves an act that the next look finds done, and verifies', async () => {
    await dies('after');
    await expect.poll(() => test.world.isHeating).toBe(true);
    expect((await test.run()).settled).toMatchObject([{ state: 'acted' }]);
    expect(test.world.switched).toBe(1);
    test.advance(hourMs);
    await test.run();
    expect(await states()).toEqual(['reverted']);
    expect(test.world.isHeating).toBe(false);
  });

  it('before it has acted leaves one that the next look finds not done', async () => {
    await dies('before');
    await test.run();
    expect(test.world.switched).toBe(0);
    expect(await states()).toEqual(['failed']);
  });

  it('while it takes an act back leaves it to the next look', async () => {
    await acted();
    test.advance(hourMs);
    void runAgent(test.deps, dying('after'));
    await expect.poll(states).toEqual(['ending']);
    await expect.poll(() => test.world.isHeating).toBe(false);
    test.advance(hourMs / 2);
    await test.run();
    expect(await states()).toEqual(['reverted']);
    expect(test.world.switched).toBe(2);
  });
});

it('an act that fails is noted, and its target left alone for a while', async () => {
  await test.turnOn();
  test.world.degrees = 10;
  test.world.breaks = 'before';
  expect((await test.run()).pursued[0]?.act).toMatchObject({ state: 'failed' });
  expect((await test.run()).pursued[0]?.gate).toMatchObject({ because: 'cooling' });
  test.advance(2 * hourMs);
  await test.run();
  expect(test.world.isHeating).toBe(true);
});

it('an act that failed after it was done counts as done, and is verified', async () => {
  await test.turnOn();
  test.world.degrees = 10;
  test.world.breaks = 'after';
  expect((await test.run()).pursued[0]?.act).toMatchObject({ state: 'acted' });
  test.advance(hourMs);
  await test.run();
  expect(test.world).toMatchObject({ switched: 2, isHeating: false });
});

it('off it does not even look, but what it began is brought to an end', async () => {
  await acted();
  await changeAgent(test.deps, test.agent, { mode: 'off' }, 'test');
  test.advance(hourMs);
  expect(await test.run()).toMatchObject({ skipped: 'off', settled: [{ state: 'reverted' }] });
  expect(test.world.isHeating).toBe(false);
});

describeWith('postgres', 'on PostgreSQL', () => {
  it('two processes act once, what comes of it is taken back, and the chain holds', async () => {
    const opened = await openOnPostgres();
    onTestFinished(opened.close);
    const clocked = { ...opened.deps, clocks: sourceClocks, url: opened.url };
    const beside = await openPostgresStore(clocked);
    onTestFinished(() => beside.close());
    const planted = await plantedAgent(opened);
    await planted.turnOn();
    planted.world.degrees = 10;
    const other = () => runAgent({ ...opened.deps, store: beside }, planted.agent);
    const runs = await Promise.all([planted.run(), other(), planted.run(), other()]);
    expect(runs.filter(({ skipped }) => skipped === null).length).toBeGreaterThan(0);
    expect(planted.world.switched).toBe(1);
    opened.advance(hourMs);
    await Promise.all([planted.run(), other()]);
    expect(planted.world).toMatchObject({ switched: 2, isHeating: false });
    expect((await planted.acts()).map(({ state }) => state)).toEqual(['reverted']);
    await killAgents({ ...test.deps, store: beside }, 'another process');
    expect((await planted.run()).skipped).toBe('killed');
    expect((await verifyLog(beside)).fault).toBeNull();
  });
});
