import { describeSongs, found } from '../describe-songs.ts';
import { findSong } from '../find-named.ts';
import { wordsOf } from '../phrases/phrases.ts';
import type { ToolInput } from './inputs.ts';
import type { ReadingTool, ToolContext, ToolOutcome } from './tool.ts';

const addendsTold = 5;

async function run(
  context: ToolContext,
  { song: ref }: ToolInput<'explain'>,
): Promise<ToolOutcome> {
  const { deps, listenerId, language } = context;
  const song = await findSong(context, ref);
  const shown = context.shown.find((one) => one.song.songId === song.songId);
  const impression =
    shown?.impression ?? (await deps.store.impressions.newestOf(listenerId, song.songId));
  if (impression === null) {
    const { title, artist } = song;
    return found({ title, artist, recommended: false }, [
      wordsOf(language).neverRecommended(`${title} – ${artist}`),
    ]);
  }
  const explained = await deps.explainer.explain(listenerId, impression, language);
  const sentences = explained.sentences.map((pieces) => pieces.map(({ text }) => text).join(''));
  const { cards } = await describeSongs(context, [{ song, impression }]);
  const addends = explained.addends.slice(0, addendsTold).map(({ source, value, label }) => ({
    ...{ source, value, why: label.map(({ text }) => text).join('') },
  }));
  const { title, artist } = song;
  return found(
    { title, artist, score: explained.score, reasons: sentences, addends },
    sentences.map((text) => `${text}.`),
    cards,
  );
}

export const explain: ReadingTool<'explain'> = {
  ...{ name: 'explain', effect: 'reads', run },
  description: 'Why a song was recommended to the listener: the reasons by their weight.',
};
