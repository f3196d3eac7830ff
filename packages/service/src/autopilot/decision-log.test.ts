/** What agents did can be proved, and decided again. */

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeAgent } from './agent.ts';
import { changeAgent, killAgents, reviveAgents } from './operate-agents.ts';
import { hourMs, type Planted, plantedAgent } from './planted-agent.fixture.ts';
import { replayDecisions } from './replay-decisions.ts';
import { verifyLog } from './verify-log.ts';

let test: Planted;

/** Some hours with an agent that heats, is verified, lifts and heats again. */
beforeEach(async () => {
  test = await plantedAgent();
  await test.turnOn();
  for (const degrees of [10, 19, 25, 12, 12, 20]) {
    test.world.degrees = degrees;
    await test.run();
    test.advance(hourMs);
  }
});
afterEach(() => test.close());

/** Changes the store behind its back. */
function tamper(statement: string): void {
  using database = new DatabaseSync(join(test.folder, 'echotune.sqlite'));
  database.exec(statement);
}

describe('a log that somebody has changed is found, and where', () => {
  it.each([
    [
      'a fact',
      "update decision_log set body = replace(body, '10', '11') where seq = 2",
      2,
      'changed',
    ],
    ['a time', 'update decision_log set at = at + 1 where seq = 3', 3, 'changed'],
    ['who', "update decision_log set agent = 'other' where seq = 4", 4, 'changed'],
    [
      'a body that is no JSON any more',
      "update decision_log set body = 'x' where seq = 4",
      4,
      'changed',
    ],
    ['a hash', 'update decision_log set hash = previous where seq = 5', 5, 'changed'],
    ['a row that is gone', 'delete from decision_log where seq = 3', 3, 'missing'],
    ['a tail that is cut off', 'delete from decision_log where seq > 4', 5, 'cut'],
    ['all of it', 'delete from decision_log', 1, 'cut'],
    ['an end that was moved back', 'update decision_head set seq = 4', 13, 'beyond'],
    ['an end that is gone', 'delete from decision_head', 13, 'endless'],
    [
      'two rows that changed places',
      'update decision_log set seq = -seq where seq in (2, 3); update decision_log set seq = 5 + seq where seq < 0',
      2,
      'changed',
    ],
  ])('%s', async (_, statement, seq, fault) => {
    tamper(statement);
    const { head } = await verifyLog(test.store);
    const isAtEnd = fault === 'beyond' || fault === 'endless';
    const last = isAtEnd ? (await test.store.decisions.entries({})).length : seq;
    expect(await verifyLog(test.store)).toEqual({
      head,
      fault: { seq: last, fault },
      contains: null,
    });
  });

  it('also where it was forged to the end: a hash that was noted down is no longer in it', async () => {
    const hash = (await test.store.decisions.head())?.hash;
    expect((await verifyLog(test.store, hash)).contains).toBe(true);
    await test.store.decisions.append({ agent: null, kind: 'killed', body: {} });
    expect((await verifyLog(test.store, hash)).contains).toBe(true);
    // Written anew from the first entry on, with hashes that fit.
    const entries = await test.store.decisions.entries({});
    tamper("delete from decision_log; update decision_head set seq = 0, hash = printf('%064d', 0)");
    for (const { agent, kind, body } of entries) {
      if (kind !== 'intended') await test.store.decisions.append({ agent, kind, body });
    }
    expect(await verifyLog(test.store, hash)).toMatchObject({ fault: null, contains: false });
  });
});

describe('whatever somebody has done to the log, agents can be stopped', () => {
  it.each([
    ['its end is gone', 'delete from decision_head', 'endless'],
    [
      'its end was moved back',
      'update decision_head set seq = 4, hash = (select hash from decision_log where seq = 4)',
      'unchained',
    ],
    ['its tail was cut off', 'delete from decision_log where seq > 4', 'missing'],
  ])('and set, noting it, where %s; that stays found', async (_, statement, fault) => {
    tamper(statement);
    expect(await killAgents(test.deps, 'account:1')).toBe(true);
    await changeAgent(test.deps, test.agent, { mode: 'off' }, 'account:1');
    expect((await test.kinds()).slice(-2)).toEqual(['killed', 'settings']);
    expect((await verifyLog(test.store)).fault).toMatchObject({ fault });
  });

  it('without noting it where there is no log any more', async () => {
    tamper('drop table decision_log');
    expect(await killAgents(test.deps, 'account:1')).toBe(true);
    expect(await killAgents(test.deps, 'account:1')).toBe(false);
    expect((await test.run()).skipped).toBe('killed');
  });

  it('and where the switch itself is gone none acts until somebody lets them', async () => {
    tamper('delete from agent_switch');
    expect((await test.run()).skipped).toBe('killed');
    expect(await killAgents(test.deps, 'account:1')).toBe(true);
    expect(await test.store.agents.killed()).toMatchObject({ by: 'account:1' });
    tamper('delete from agent_switch');
    await reviveAgents(test.deps, 'account:1');
    expect((await test.run()).skipped).toBeNull();
  });
});

describe('what was seen is decided again', () => {
  it('as then by the agent that decided it', async () => {
    const replayed = await replayDecisions(test.store, [test.agent], {});
    expect(replayed).toHaveLength(5);
    expect(replayed.every(({ outcome }) => outcome === 'same')).toBe(true);
  });

  it('otherwise by another, and it is said where', async () => {
    const cautious = {
      ...test.agent,
      decide: (facts: string, situation: Parameters<typeof test.agent.decide>[1]) =>
        facts.includes('12') ? [] : test.agent.decide(facts, situation),
    };
    const replayed = await replayDecisions(test.store, [cautious], { agent: 'planted' });
    const differing = replayed.filter(({ outcome }) => outcome === 'differs');
    expect(differing).toMatchObject([{ today: [], before: [{ act: 'heat' }] }]);
    const [{ seq = 0 } = {}] = differing;
    expect(await replayDecisions(test.store, [test.agent], { seq })).toMatchObject([
      { outcome: 'same' },
    ]);
  });

  it('is not compared with facts of another shape, nor without the agent', async () => {
    const newer = makeAgent({
      ...{ name: 'planted', version: 2, everyMs: null, actsPerDay: 1, acts: [], sentences: {} },
      ...{ observe: async () => ({}), decide: () => [], measure: async () => null },
    });
    const outcomes = async (agents: Parameters<typeof replayDecisions>[1]) =>
      new Set((await replayDecisions(test.store, agents, {})).map(({ outcome }) => outcome));
    expect(await outcomes([newer])).toEqual(new Set(['other-version']));
    expect(await outcomes([])).toEqual(new Set(['no-agent']));
    const none = replayDecisions(test.store, [test.agent], { seq: 1 });
    await expect(none).rejects.toMatchObject({ code: 'entry-unknown' });
  });
});
