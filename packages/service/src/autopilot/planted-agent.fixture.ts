import type { AgentAct } from '@echotune/data';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { type Agent, makeAgent } from './agent.ts';
import { changeAgent } from './operate-agents.ts';
import { type AgentRun, runAgent } from './run-agent.ts';

export const hourMs = 3_600_000;

/** A world of one heater and a temperature, and an agent that turns the heater on where it is cold. */
export interface Planted extends TestStore {
  readonly world: {
    degrees: number;
    isHeating: boolean;
    /** How often anything was switched. */
    switched: number;
    /** Thrown by the next switching, once it has been done or before. */
    breaks: 'before' | 'after' | null;
  };
  readonly agent: Agent;
  run(): Promise<AgentRun>;
  turnOn(): Promise<void>;
  acts(): Promise<AgentAct[]>;
  /** What the log says, in order. */
  kinds(): Promise<string[]>;
}

/** The act is verified an hour later: at least 18 degrees. It is lifted from 24 degrees on. */
export async function plantedAgent(opened?: TestStore): Promise<Planted> {
  const test = opened ?? (await openStore());
  const world: Planted['world'] = { degrees: 20, isHeating: false, switched: 0, breaks: null };
  const put = async (isHeating: boolean) => {
    const { breaks } = world;
    world.breaks = null;
    if (breaks === 'before') throw new Error('stuck');
    if (world.isHeating !== isHeating) world.switched += 1;
    world.isHeating = isHeating;
    if (breaks === 'after') throw new Error('killed');
  };
  const agent = makeAgent<{ readonly degrees: number }>({
    ...{ name: 'planted', version: 1, everyMs: null, actsPerDay: 4 },
    acts: [
      {
        ...{ act: 'heat', lasts: true, coolDownMs: hourMs, isPermitted: true },
        prepare: async () => ({ was: world.isHeating }),
        perform: () => put(true),
        stands: async () => world.isHeating,
        revert: async ({ undo }) => put(undo.was === true),
      },
    ],
    sentences: { heat: ({ room }) => `The ${room} is heated` },
    observe: async () => ({ degrees: world.degrees }),
    decide: ({ degrees }, { acts }) => {
      const open = acts.find(({ isOpen }) => isOpen);
      if (open !== undefined) {
        return degrees >= 24 ? [{ does: 'lift', act: open.id, why: { degrees } }] : [];
      }
      if (degrees >= 18) return [];
      return [
        {
          ...{ does: 'act', act: 'heat', target: 'room', params: { room: 'hall' } },
          ...{ why: { degrees } },
          predicts: { metric: 'degrees', is: 'at-least', value: 18, afterMs: hourMs },
        },
      ];
    },
    measure: async () => world.degrees,
  });
  const { store, deps } = test;
  return {
    ...{ ...test, world, agent },
    run: () => runAgent(deps, agent),
    turnOn: () => changeAgent(deps, agent, { mode: 'on' }, 'test'),
    acts: () => store.agents.acts({ agent: agent.name }),
    kinds: async () => (await store.decisions.entries({})).map(({ kind }) => kind),
  };
}
