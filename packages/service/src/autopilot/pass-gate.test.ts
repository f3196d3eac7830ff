/** What an agent may do is decided by one table; no agent has a way round it. */
import type { AgentAct, AgentMode } from '@echotune/data';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GateQuestion, passGate } from './pass-gate.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const now = Date.UTC(2026, 0, 20);

const question: GateQuestion = {
  kind: { act: 'throttle', coolDownMs: hourMs },
  ...{ target: 'limit:1', most: 'on', isKilled: false, acts: [], now },
  standing: { mode: 'on', permits: ['throttle'], actsPerDay: 2, changedAt: 0 },
};

const ended = (state: AgentAct['state'], hoursAgo: number, more: Partial<AgentAct> = {}) => {
  const endedAt = now - hoursAgo * hourMs;
  const prediction = { metric: 'share', is: 'at-most', value: 1, dueAt: endedAt } as const;
  return {
    ...{
      id: 1,
      agent: 'budget',
      act: 'throttle',
      target: 'limit:1',
      params: {},
      why: {},
      undo: {},
    },
    ...{ prediction, before: null, measured: null, dryRun: false, state, isOpen: false },
    ...{ endsAs: null, intendedAt: endedAt - hourMs, endedAt, ...more },
  } satisfies AgentAct;
};

const asked = (more: Partial<GateQuestion>, standing: Partial<GateQuestion['standing']> = {}) =>
  passGate({ ...question, ...more, standing: { ...question.standing, ...standing } });
const refused = (because: string) => ({ passes: false, because });

describe('an act', () => {
  it.each<[string, Partial<GateQuestion>, Partial<GateQuestion['standing']>, object]>([
    ['passes', {}, {}, { passes: true, dryRun: false }],
    [
      'of an agent in a dry run is not done',
      {},
      { mode: 'dry-run' },
      { passes: true, dryRun: true },
    ],
    ['of a dry run is not done', { most: 'dry-run' }, {}, { passes: true, dryRun: true }],
    ['of an agent that is off is refused', {}, { mode: 'off' }, refused('off')],
    [
      'while all are stopped is refused',
      { isKilled: true },
      { mode: 'dry-run' },
      refused('killed'),
    ],
    ['that is not permitted is refused', {}, { permits: ['other'] }, refused('not-permitted')],
    [
      'beside one that is open is refused',
      { acts: [ended('acted', 0, { isOpen: true })] },
      {},
      refused('in-force'),
    ],
    [
      'beside one of another target passes',
      { acts: [ended('acted', 5, { target: 'limit:2', isOpen: true })] },
      {},
      { passes: true },
    ],
    [
      'beside a dry run passes',
      { acts: [ended('acted', 0, { isOpen: true, dryRun: true })] },
      {},
      { passes: true },
    ],
    [
      'soon after one is refused',
      { acts: [ended('verified', 0.5)] },
      {},
      { ...refused('cooling'), until: now + hourMs / 2 },
    ],
    ['a while after one passes', { acts: [ended('verified', 1)] }, {}, { passes: true }],
    [
      'soon after one that came to nothing is refused for longer',
      { acts: [ended('reverted', 1.5)] },
      {},
      refused('cooling'),
    ],
    [
      'later after one that came to nothing passes',
      { acts: [ended('reverted', 2)] },
      {},
      { passes: true },
    ],
    [
      'to and fro is refused until the first turn is a week old',
      { acts: [ended('lifted', 30), ended('reverted', 90)] },
      {},
      { ...refused('oscillates'), until: now - 90 * hourMs + 7 * dayMs },
    ],
    [
      'to and fro passes once an operator has set the agent anew',
      { acts: [ended('lifted', 30), ended('reverted', 90)] },
      { changedAt: now - 10 * hourMs },
      { passes: true },
    ],
    [
      'where two of the day were done is refused',
      { acts: [ended('verified', 3, { target: 'b' }), ended('verified', 5, { target: 'c' })] },
      {},
      refused('too-many'),
    ],
    ['where none is allowed a day is refused', {}, { actsPerDay: 0 }, refused('too-many')],
  ])('%s', (_, more, standing, gate) => {
    expect(asked(more, standing)).toMatchObject(gate);
  });
});

it('nothing passes while all are stopped, nothing is done that was not turned on and permitted', () => {
  const modes = fc.constantFrom<AgentMode>('off', 'dry-run', 'on');
  const states = fc.constantFrom<AgentAct['state']>('reverted', 'lifted', 'verified', 'failed');
  const acts = fc.array(
    fc.record({ state: states, hours: fc.nat({ max: 200 }), isDry: fc.boolean() }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(
      modes,
      modes,
      fc.boolean(),
      fc.boolean(),
      acts,
      (mode, most, isKilled, may, past) => {
        const gate = asked(
          {
            most,
            isKilled,
            acts: past.map(({ state, hours, isDry }) => ended(state, hours, { dryRun: isDry })),
          },
          { mode, permits: may ? ['throttle'] : [] },
        );
        if (!gate.passes) return;
        expect(isKilled || !may || mode === 'off' || most === 'off').toBe(false);
        if (!gate.dryRun) expect([mode, most]).toEqual(['on', 'on']);
      },
    ),
  );
});
