import { EchoError, type Scope } from '@echotune/data';
import {
  type AssistantToolOf,
  applyChange,
  Change,
  type ToolContext,
  writeDollars,
} from '@echotune/service';
import { z } from 'zod';
import { anyFacts, type McpContext, type McpTool, type Planned } from './tool.ts';

interface About {
  readonly title: string;
  readonly needs: readonly Scope[];
  /** Takes what the listener said beside what the tool takes: here nobody hears them. */
  readonly takesWords?: boolean;
  readonly isDestructive?: boolean;
  readonly isIdempotent?: boolean;
}

const words = z
  .string()
  .min(1)
  .max(500)
  .describe('What the listener asked for, in their own words');
const Worded = z.looseObject({ words });

/** The listener of a call. Throws listener-unknown. */
export function listenerOfCall({ caller: { listenerId } }: McpContext): number {
  if (listenerId !== null) return listenerId;
  throw new EchoError('listener-unknown', 'There is no listener yet.');
}

/** For whom the assistant's tools work here: nothing was shown before, and nothing said but what is given. */
export function toolContext(
  context: McpContext,
  said: string,
  onPaid: (costNanoUsd: number) => void = () => {},
): ToolContext {
  const { echotune, caller, signal } = context;
  return {
    ...{ deps: echotune.assistantDeps, listenerId: listenerOfCall(context), words: said },
    ...{ language: caller.language, shown: [], signal, onPaid },
  };
}

function planned(sentence: string, change: Change): Planned {
  // The log is never forgotten: it names no song or artist that anybody hears, or judges.
  const list = 'playlist' in change ? { playlist: change.playlist, version: change.version } : {};
  return {
    sentence,
    what: { ...change },
    about: { change: change.kind, ...list },
  };
}

/** A tool of the assistant, as it is, with the schema of what it is asked with. */
export function musicTool<Input extends z.ZodObject>(
  tool: AssistantToolOf<z.output<Input>>,
  input: Input,
  about: About,
): McpTool {
  const { title, needs, takesWords = false, isDestructive = false, isIdempotent = false } = about;
  const read = (given: unknown) => {
    if (!takesWords) return { said: '', value: input.parse(given) };
    const { words: said, ...rest } = Worded.parse(given);
    return { said, value: input.parse(rest) };
  };
  const shared = {
    ...{ name: tool.name, title, needs, description: tool.description, isOfListener: true },
    input: takesWords ? z.strictObject({ words, ...input.shape }) : input,
  };
  if (tool.effect === 'changes') {
    return {
      ...{ ...shared, effect: 'changes', isDestructive, isIdempotent },
      plan: async (context, given) => {
        const { said, value } = read(given);
        const { sentence, change } = await tool.plan(toolContext(context, said), value);
        return planned(sentence, change);
      },
      perform: async (context, what) => {
        const { deps, listenerId, language } = toolContext(context, '');
        const { outcome, cards } = await applyChange(
          { deps, listenerId, language },
          Change.parse(what),
        );
        return { facts: { outcome, cards }, said: [outcome] };
      },
    };
  }
  return {
    ...{ ...shared, effect: 'reads', output: anyFacts, asksWeb: tool.effect === 'researches' },
    run: async (context, given) => {
      const { said, value } = read(given);
      let costNanoUsd = 0;
      const onPaid = (cost: number) => {
        costNanoUsd += cost;
      };
      const found = await tool.run(toolContext(context, said, onPaid), value);
      const cost = costNanoUsd > 0 && { costUsd: writeDollars(costNanoUsd) };
      return { facts: { ...found.facts, ...cost }, said: found.said };
    },
  };
}
