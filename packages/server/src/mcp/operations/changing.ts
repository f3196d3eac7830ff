import { EchoError } from '@echotune/data';
import {
  dropKept,
  earlierWhole,
  killAgents,
  promoteModel,
  reviveAgents,
  rollBackModel,
} from '@echotune/service';
import { z } from 'zod';
import { agentBodies } from '../../agents-of.ts';
import { operatedJob } from '../../job-status.ts';
import { enqueueTraining, listedModel } from '../../models-of.ts';
import { CacheDrop } from '../../schema/cache.ts';
import type { ChangingMcpTool, McpContext, Planned } from '../tool.ts';
import { type McpWords, wordsFor } from '../words.ts';

const nothing = z.strictObject({});
const Flat = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const Version = z.strictObject({
  version: z
    .int()
    .positive()
    .max(2 ** 31 - 1)
    .describe('As list_models has it'),
});

interface Operation<Input extends z.ZodObject, What extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  readonly isDestructive?: boolean;
  readonly isIdempotent?: boolean;
  /** Exactly what is to be done: what a person agrees to. */
  readonly what: What;
  /** What comes of what is asked for. Throws EchoError where it could not be done. */
  settle(context: McpContext, input: z.output<Input>): Promise<z.output<What>>;
  sentence(words: McpWords, what: z.output<What>): string;
  perform(context: McpContext, what: z.output<What>): Promise<Readonly<Record<string, unknown>>>;
}

function operation<Input extends z.ZodObject, What extends z.ZodObject>({
  what: What,
  settle,
  sentence,
  perform,
  ...tool
}: Operation<Input, What>): ChangingMcpTool {
  return {
    ...{ isDestructive: false, isIdempotent: false, ...tool },
    ...{ effect: 'changes', needs: ['operate', 'change'], isOfListener: false },
    plan: async (context, given): Promise<Planned> => {
      const settled = await settle(context, tool.input.parse(given));
      const what = Flat.parse(settled);
      const { listener = null, ...rest } = what;
      // In the log `listener` is whose key it was.
      const about = { ...rest, ...(listener !== null && { ofListener: listener }) };
      return { sentence: sentence(wordsFor(context.caller.language), settled), what, about };
    },
    perform: async (context, what) => ({
      facts: await perform(context, What.parse(what)),
      said: [wordsFor(context.caller.language).done],
    }),
  };
}

const asksNothing = { input: nothing, what: nothing, settle: async () => ({}) };

/** The model that a rollback goes to. Throws version-unknown. */
async function versionBefore({ echotune }: McpContext): Promise<{ version: number }> {
  const earlier = await earlierWhole(echotune);
  if (earlier !== null) return { version: earlier.version };
  throw new EchoError('version-unknown', 'No earlier model is kept to go back to.');
}

/** What operators have done, once a person has said yes. */
export const changingOperations: readonly ChangingMcpTool[] = [
  operation({
    ...{ name: 'train_model', title: 'Train a model', ...asksNothing, isIdempotent: true },
    description:
      'Offers to train a model on everything stored, in the background; it answers once nothing speaks against it.',
    sentence: (words) => words.train,
    perform: async ({ echotune, worker }) => ({
      job: operatedJob(await enqueueTraining(echotune.store, worker)),
    }),
  }),
  operation({
    ...{ name: 'promote_model', title: 'Promote a model', input: Version, isIdempotent: true },
    description: 'Offers to let a trained model answer everybody.',
    what: Version,
    settle: async ({ echotune }, { version }) => {
      await listedModel(echotune, version);
      return { version };
    },
    sentence: (words, { version }) => words.promote(version),
    perform: async ({ echotune }, { version }) => ({
      model: await listedModel(echotune, (await promoteModel(echotune, version)).version),
    }),
  }),
  operation({
    ...{ name: 'roll_back_model', title: 'Roll back a model', input: nothing, what: Version },
    description: 'Offers to go back to the model before the one that answers.',
    settle: versionBefore,
    sentence: (words, { version }) => words.rollBack(version),
    perform: async (context, { version }) => {
      // Another one may answer by now, and the one before that is not what was agreed to.
      if ((await versionBefore(context)).version !== version) {
        throw new EchoError(
          'confirmation-unknown',
          `Model ${version} is no longer the one before.`,
        );
      }
      const { echotune } = context;
      return { model: await listedModel(echotune, (await rollBackModel(echotune)).version) };
    },
  }),
  operation({
    ...{ name: 'drop_cache', title: 'Drop the cache', isIdempotent: true },
    ...{ input: CacheDrop, what: CacheDrop },
    settle: async (_context, asked) => asked,
    description:
      'Offers to let go of what is kept, in every process: of a namespace, of a listener, or all. It is made again when it is asked for.',
    sentence: (words, { namespace, listener }) => words.dropCache(namespace, listener),
    perform: async ({ echotune }, { namespace, listener: listenerId }) => {
      await dropKept(echotune, { namespace, listenerId });
      await echotune.cacheWatcher.turn();
      return { namespace, listener: listenerId };
    },
  }),
  operation({
    ...{ name: 'stop_agents', title: 'Stop all agents', ...asksNothing, isIdempotent: true },
    description: 'Offers to stop all agents of the autopilot, everywhere, before their next act.',
    sentence: (words) => words.stopAgents,
    perform: async ({ echotune, caller }) => {
      await killAgents(echotune, caller.by);
      return agentBodies(echotune);
    },
  }),
  operation({
    ...{ name: 'revive_agents', title: 'Let agents go on', ...asksNothing, isIdempotent: true },
    description: 'Offers to let the agents of the autopilot go on as they were set.',
    sentence: (words) => words.reviveAgents,
    perform: async ({ echotune, caller }) => {
      await reviveAgents(echotune, caller.by);
      return agentBodies(echotune);
    },
  }),
];
