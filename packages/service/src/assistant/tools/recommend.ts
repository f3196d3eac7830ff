import type { Constraints } from '../constraints.ts';
import { describeSongs, found } from '../describe-songs.ts';
import { wordsOf } from '../phrases/phrases.ts';
import { rulesOfConstraints } from '../rules-of-constraints.ts';
import type { ReadingTool, ToolContext } from './tool.ts';

const usualCount = 10;

async function run(context: ToolContext, constraints: Constraints) {
  const { deps, listenerId, language } = context;
  const words = wordsOf(language);
  const rules = await rulesOfConstraints(context, constraints, usualCount);
  const { items, empty } = await deps.recommender.recommend({ ...rules, listenerId });
  if (empty !== null) {
    return found({ songs: [], why: empty.message, help: empty.help }, [empty.message, empty.help]);
  }
  const { facts, cards } = await describeSongs(
    context,
    items.map(({ song, impression, reason }) => ({
      ...{ song, impression, reason: reason.map(({ text }) => text).join('') },
    })),
  );
  const asked = words.constraints(constraints);
  return found(
    { count: items.length, asked, songs: facts },
    [words.recommended(items.length, asked)],
    cards,
  );
}

export const recommend: ReadingTool<'recommend'> = {
  ...{ name: 'recommend', effect: 'reads', run },
  description:
    'Songs for the listener, by what they are to be like; each comes with the reason why it is there.',
};
