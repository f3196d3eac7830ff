import { nameKey } from '../../identify/name-key.ts';
import { found } from '../describe-songs.ts';
import { wordsOf } from '../phrases/phrases.ts';
import { withoutLinks } from '../without-links.ts';
import type { ToolInput } from './inputs.ts';
import type { ReadingTool, ToolContext, ToolOutcome } from './tool.ts';

/** Whether a name stands in what the listener said, however it is written. */
function isSaid(name: string, words: string): boolean {
  return ` ${nameKey(words)} `.includes(` ${nameKey(name)} `);
}

/** Whom it is about, where the listener has not said so. */
function unsaid(
  { words, shown }: ToolContext,
  { artists = [], songs = [] }: ToolInput<'research'>,
): string[] {
  const titles = songs.map((ref) =>
    'shown' in ref ? (shown[ref.shown - 1]?.song.title ?? '') : ref.title,
  );
  return [...artists, ...titles].filter((name) => !isSaid(name, words));
}

/**
 * What leaves are the listener's own words of this turn, letter by letter: no model, and no text that one has read, can
 * put anything into the question. Whom the listener means they have to say.
 */
async function run(context: ToolContext, input: ToolInput<'research'>): Promise<ToolOutcome> {
  const { deps, listenerId, language, words: text, signal, onPaid } = context;
  const words = wordsOf(language);
  if (deps.research === null) return found({ problem: words.noResearch }, [words.noResearch]);
  if (unsaid(context, input).length > 0) {
    return found({ problem: words.sayWhom }, [words.sayWhom]);
  }
  const { answeredBy, sources, ...answer } = await deps.research.ask({
    ...{ text, listenerId, signal, onPaid },
  });
  const told = withoutLinks(answer.text);
  return { facts: { answeredBy, text: told, sources }, cards: [], sources, said: [told] };
}

export const research: ReadingTool<'research'> = {
  ...{ name: 'research', effect: 'researches', run },
  description:
    'Looks the listener’s own question up on the web and says where the answer stands. For what is new, tours, biographies: not for the history.',
};
