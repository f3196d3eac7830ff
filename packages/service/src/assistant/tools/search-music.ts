import { searchCatalogue } from '../../catalogue/search-catalogue.ts';
import { describeSongs, found } from '../describe-songs.ts';
import { wordsOf } from '../phrases/phrases.ts';
import type { ToolInput } from './inputs.ts';
import type { ReadingTool, ToolContext } from './tool.ts';

const usualCount = 10;
const artistsListed = 5;

async function run(context: ToolContext, { text, count = usualCount }: ToolInput<'search_music'>) {
  const { songs, artists } = await searchCatalogue(context.deps, text, count);
  const { facts, cards } = await describeSongs(
    context,
    songs.map((song) => ({ song })),
  );
  const called = artists.slice(0, artistsListed);
  return found(
    { songs: facts, artists: called.map(({ name }) => ({ name })) },
    [
      wordsOf(context.language).found(
        text,
        songs.length,
        called.map(({ name }) => name),
      ),
    ],
    [
      ...called.map(({ id, name }) => ({ kind: 'artist' as const, id, name, plays: null })),
      ...cards,
    ],
  );
}

export const searchMusic: ReadingTool<'search_music'> = {
  ...{ name: 'search_music', effect: 'reads', run },
  description: 'Looks for songs and artists by their names, in the catalogue and the history.',
};
