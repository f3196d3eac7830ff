import { EchoError } from '@echotune/data';
import { findArtist, findSong } from '../find-named.ts';
import type { ToolInput } from './inputs.ts';
import type { ReadingTool, ToolContext, ToolOutcome } from './tool.ts';

/**
 * What leaves are the listener's own words of this turn, and names out of the catalogue: no model and no text that was
 * read can put anything else into the question.
 */
async function questionOf(
  context: ToolContext,
  { artists = [], songs = [] }: ToolInput<'research'>,
): Promise<string> {
  const named = await Promise.all([
    ...artists.map(async (name) => (await findArtist(context, name)).name),
    ...songs.map(async (ref) => {
      const { title, artist } = await findSong(context, ref);
      return `${title} – ${artist}`;
    }),
  ]);
  const said = context.words.toLowerCase();
  const unsaid = named.filter((name) => !said.includes(name.toLowerCase()));
  return unsaid.length === 0 ? context.words : `${context.words} (${unsaid.join('; ')})`;
}

async function run(context: ToolContext, input: ToolInput<'research'>): Promise<ToolOutcome> {
  const { deps, listenerId, signal, onPaid } = context;
  if (deps.research === null) {
    throw new EchoError('provider-not-configured', 'Nobody that searches the web is set up.');
  }
  const text = await questionOf(context, input);
  const answer = await deps.research.ask({ text, listenerId, signal, onPaid });
  return {
    facts: { answeredBy: answer.answeredBy, text: answer.text, sources: answer.sources },
    ...{ cards: [], sources: answer.sources, said: [answer.text] },
  };
}

export const research: ReadingTool<'research'> = {
  ...{ name: 'research', effect: 'researches', run },
  description:
    'Looks the listener’s own question up on the web and says where the answer stands. For what is new, tours, biographies: not for the history.',
};
