import { wordsOf } from '../phrases/phrases.ts';
import { rulesOfConstraints } from '../rules-of-constraints.ts';
import type { ToolInput } from './inputs.ts';
import type { ChangingTool, PlannedChange, ToolContext } from './tool.ts';

const usualCount = 20;
const longestName = 60;

/** Named after what was asked for, where the listener gives no name. */
export function nameFor(prompt: string): string {
  const [line = ''] = prompt.trim().split('\n');
  const whole = line.replace(/[.!?\s]+$/, '');
  if (whole.length <= longestName) return whole;
  return `${whole.slice(0, longestName).replace(/\s+\S*$/, '')} …`;
}

async function plan(
  context: ToolContext,
  { name, songs, refresh }: ToolInput<'make_playlist'>,
): Promise<PlannedChange> {
  const rules = await rulesOfConstraints(context, songs, usualCount);
  const words = wordsOf(context.language);
  const called = name ?? nameFor(context.words);
  return {
    sentence: words.wouldMake(called, rules.limit, words.constraints(songs), refresh ?? null),
    change: {
      ...{ kind: 'make-playlist', name: called, prompt: context.words, rules: { ...rules } },
      refresh: refresh ?? null,
    },
    cards: [],
  };
}

export const makePlaylist: ChangingTool<'make_playlist'> = {
  ...{ name: 'make_playlist', effect: 'changes', plan },
  description:
    'Offers to make a playlist by what its songs are to be like; it can be filled anew every day or week.',
};
