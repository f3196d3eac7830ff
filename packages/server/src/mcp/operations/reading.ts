import { decisionKinds, jobKinds, surveyCache } from '@echotune/service';
import { z } from 'zod';
import { agentBodies, logPage } from '../../agents-of.ts';
import { cacheBody } from '../../cache-of.ts';
import { diagnose } from '../../health/diagnose.ts';
import { jobsPage } from '../../job-status.ts';
import { modelBodies } from '../../models-of.ts';
import { Agents, DecisionLog } from '../../schema/agent.ts';
import { Ledger, Spending } from '../../schema/budget.ts';
import { Cache } from '../../schema/cache.ts';
import { Health } from '../../schema/health.ts';
import { Jobs } from '../../schema/job.ts';
import { JobState } from '../../schema/job-state.ts';
import { Models } from '../../schema/model.ts';
import { Cursor } from '../../schema/page.ts';
import { ledgerPage, spendingBody } from '../../spending-of.ts';
import type { McpContext, ReadingMcpTool } from '../tool.ts';

const hourMs = 3_600_000;
const nothing = z.strictObject({});
const page = { limit: z.int().min(1).max(100).default(25), cursor: Cursor };
const JobsInput = z.strictObject({
  state: JobState.optional(),
  kind: z.enum(jobKinds).optional(),
  ...page,
});
const LogInput = z.strictObject({
  agent: z.string().max(100).optional(),
  kind: z.enum(decisionKinds).optional(),
  since: z.int().min(0).optional().describe('UTC epoch ms'),
  ...page,
});

interface Operation<Input extends z.ZodObject, Output extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  /** As the API answers it. */
  readonly output: Output;
  tell(context: McpContext, input: z.output<Input>): Promise<z.input<Output>>;
}

function operation<Input extends z.ZodObject, Output extends z.ZodObject>({
  tell,
  ...tool
}: Operation<Input, Output>): ReadingMcpTool {
  return {
    ...{ ...tool, effect: 'reads', needs: ['operate'], isOfListener: false, asksWeb: false },
    run: async (context, given) => {
      const told = await tell(context, tool.input.parse(given));
      return { facts: tool.output.parse(told), said: [] };
    },
  };
}

export const health = operation({
  ...{ name: 'health', title: 'How EchoTune is', input: nothing, output: Health },
  description:
    'How each part of EchoTune is, and what is round it: store, model, disk, jobs, providers, consents; with what to do where something is wrong.',
  tell: ({ health }) => diagnose(health),
});

export const models = operation({
  ...{ name: 'list_models', title: 'Trained models', input: nothing, output: Models },
  description:
    'The trained models, the newest first: which answers (champion), which is on trial (canary), and how each was proved.',
  tell: async ({ echotune }) => ({ models: await modelBodies(echotune) }),
});

/** What operators are told. */
export const readingOperations: readonly ReadingMcpTool[] = [
  health,
  models,
  operation({
    ...{ name: 'spending', title: 'Spending limits', input: nothing, output: Spending },
    description: 'Every spending limit: what is spent, held and left of it, and the forecast.',
    tell: ({ echotune }) => spendingBody(echotune),
  }),
  operation({
    ...{ name: 'paid_calls', title: 'Ledger of paid calls', output: Ledger },
    description: 'Every paid call, the newest first: to whom, for what, held and paid.',
    input: z.strictObject(page),
    tell: ({ echotune }, input) => ledgerPage(echotune.store, input),
  }),
  operation({
    ...{ name: 'cache_survey', title: 'What the cache does', output: Cache },
    description:
      'What was answered from what is kept, what is held, how the cache is set, and how Redis is.',
    input: z.strictObject({ hours: z.int().min(1).max(24).default(24).describe('How far back') }),
    tell: async ({ echotune }, { hours }) =>
      cacheBody(await surveyCache(echotune, echotune.clock() - hours * hourMs)),
  }),
  operation({
    ...{ name: 'list_agents', title: 'Agents of the autopilot', input: nothing, output: Agents },
    description:
      'What looks after EchoTune by itself: whether each agent acts, what is in force, what it advises.',
    tell: ({ echotune }) => agentBodies(echotune),
  }),
  operation({
    ...{ name: 'decision_log', title: 'Decision log', input: LogInput, output: DecisionLog },
    description: 'What agents saw, decided and did, and what assistants changed; the newest first.',
    tell: ({ echotune }, { agent, kind, since, ...rest }) =>
      logPage(echotune, {
        ...{ ...rest, ...(agent !== undefined && { agent }) },
        ...{ ...(kind !== undefined && { kind }), ...(since !== undefined && { since }) },
      }),
  }),
  operation({
    ...{ name: 'list_jobs', title: 'Background jobs', input: JobsInput, output: Jobs },
    description: 'What waits, runs and has ended in the background, the newest first.',
    tell: ({ echotune }, { state, kind, ...rest }) =>
      jobsPage(echotune.store, { ...rest, ...(state && { state }), ...(kind && { kind }) }),
  }),
];
