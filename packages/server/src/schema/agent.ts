import { actStates, agentModes } from '@echotune/data';
import { decisionKinds, mostActsPerDay } from '@echotune/service';
import { z } from 'zod';

const Time = z.number().describe('UTC epoch ms');
const Params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const Sentence = z.string().describe('In English, what it does');

/** Stops every agent. */
export const KillSwitch = z
  .object({
    at: Time,
    by: z.string().describe('`command line`, or `account:` and its id'),
    who: z.string().nullable().describe('The name of the account, where there still is one'),
  })
  .meta({ id: 'KillSwitch' });

/** What an agent does, did, or in a dry run would have done. */
export const AgentAct = z
  .object({
    id: z.int(),
    agent: z.string(),
    act: z.string().describe('Its code'),
    target: z.string().describe('What it is about: of each there is one act at a time'),
    sentence: Sentence,
    params: Params,
    why: Params.describe('The facts that it follows from'),
    prediction: z
      .object({
        metric: z.string(),
        is: z.enum(['at-most', 'at-least']),
        value: z.number(),
        dueAt: Time.describe('When it is looked at'),
      })
      .describe('What shall be so once it has settled'),
    before: z.number().nullable().describe('The metric before it'),
    measured: z.number().nullable().describe('The metric when it was looked at'),
    state: z.enum(actStates),
    isOpen: z.boolean().describe('Whether it is to be looked at, or lasts'),
    dryRun: z.boolean().describe('Nothing was done'),
    intendedAt: Time,
    endedAt: Time.nullable(),
  })
  .meta({ id: 'AgentAct' });

export const AgentActs = z
  .object({
    acts: z.array(AgentAct).describe('Newest first'),
    next: z.string().nullable().describe('The `cursor` of the next page; null on the last one'),
  })
  .meta({ id: 'AgentActs' });

export const Agent = z
  .object({
    name: z.string(),
    mode: z.enum(agentModes),
    everyMs: z.number().nullable().describe('How often it looks; null where something else has it'),
    actsPerDay: z.int().describe('At most'),
    changedAt: Time.nullable().describe('When it was set; null where it never was'),
    acts: z.array(z.object({ act: z.string(), lasts: z.boolean(), isPermitted: z.boolean() })),
    seenAt: Time.nullable().describe('When what it saw was last other than before'),
    advice: z
      .array(
        z.object({ advice: z.string(), target: z.string(), params: Params, sentence: Sentence }),
      )
      .describe('What only people can do'),
    recent: z.array(AgentAct).describe('Open, or ended within two weeks'),
  })
  .meta({ id: 'Agent' });

export const Agents = z
  .object({
    killed: KillSwitch.nullable().describe('Null where agents may go on'),
    agents: z.array(Agent),
  })
  .meta({ id: 'Agents' });

export const AgentChange = z
  .strictObject({
    mode: z.enum(agentModes).optional(),
    permits: z
      .array(z.string().max(100))
      .max(100)
      .nullable()
      .optional()
      .describe('The acts that it may do; null for what it may by default'),
    actsPerDay: z
      .int()
      .min(0)
      .max(mostActsPerDay)
      .nullable()
      .optional()
      .describe('Null for its default'),
  })
  .meta({ id: 'AgentChange' });

export const KillSwitchChange = z
  .strictObject({ isThrown: z.boolean().describe('true: all agents stop before their next act') })
  .meta({ id: 'KillSwitchChange' });

/** An entry of the decision log. */
export const LoggedDecision = z
  .object({
    seq: z.int(),
    at: Time,
    agent: z.string().nullable().describe('Null where it is about all of them'),
    kind: z.string(),
    body: z.record(z.string(), z.unknown()),
    who: z.string().nullable().describe('The account that did it, where there still is one'),
    previous: z.string().describe('The hash of the entry before it'),
    hash: z
      .string()
      .describe('SHA-256 of the canonical JSON of agent, at, body, kind, previous and seq'),
  })
  .meta({ id: 'LoggedDecision' });

export const DecisionLog = z
  .object({
    logged: z.array(LoggedDecision).describe('Newest first'),
    next: z.string().nullable().describe('The `cursor` of the next page; null on the last one'),
  })
  .meta({ id: 'DecisionLog' });

export const VerifiedLog = z
  .object({
    isSound: z.boolean(),
    head: z
      .object({ seq: z.int(), hash: z.string() })
      .nullable()
      .describe('Where the log ends; null where that is no longer known'),
    fault: z
      .object({
        seq: z.int(),
        fault: z.enum(['missing', 'changed', 'unchained', 'cut', 'beyond', 'endless']),
      })
      .nullable()
      .describe('The first entry that is not as it was written'),
    contains: z.boolean().nullable().describe('Whether an entry has the asked hash'),
  })
  .meta({ id: 'VerifiedLog' });

export const ReplayedDecision = z
  .object({
    seq: z.int(),
    at: Time,
    agent: z.string(),
    outcome: z.enum(['same', 'differs', 'other-version', 'no-agent']),
    before: z.unknown().describe('What was proposed then'),
    today: z.unknown().describe('What would be today; null where nothing can be said'),
  })
  .meta({ id: 'ReplayedDecision' });

export const ActsQuery = { agent: z.string().max(100).optional() };
export const LogQuery = {
  ...ActsQuery,
  kind: z.enum(decisionKinds).optional(),
  since: z.coerce.number().int().min(0).optional().describe('UTC epoch ms'),
};
