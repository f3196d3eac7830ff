import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';
import type { Constraints } from '../constraints.ts';
import { wordsOf } from '../phrases/phrases.ts';
import { rulesOfConstraints } from '../rules-of-constraints.ts';
import type { ToolInput } from './inputs.ts';
import type { ChangingTool, PlannedChange, ToolContext } from './tool.ts';

const usualCount = 20;
const longestName = 60;

/** The beginning of what somebody said, as a name. */
export function nameFor(said: string): string {
  const [line = ''] = said.trim().split('\n');
  const whole = line.replace(/[.!?\s]+$/, '');
  if (whole.length <= longestName) return whole;
  return `${whole.slice(0, longestName).replace(/\s+\S*$/, '')} …`;
}

/** A playlist is called after what its songs are to be like; where nothing is said of that, after what was said. */
export function nameOf(songs: Constraints, said: string, language: ReasonLanguage): string {
  const asked = wordsOf(language).constraints({ ...songs, minutes: undefined });
  return nameFor(asked === '' ? said : asked.replace(/^./u, (first) => first.toUpperCase()));
}

async function plan(
  context: ToolContext,
  { name, songs, refresh }: ToolInput<'make_playlist'>,
): Promise<PlannedChange> {
  const rules = await rulesOfConstraints(context, songs, usualCount);
  const words = wordsOf(context.language);
  const called = name ?? nameOf(songs, context.words, context.language);
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
