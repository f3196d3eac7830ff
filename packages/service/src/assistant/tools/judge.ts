import { describeSongs } from '../describe-songs.ts';
import { findArtist, findSong } from '../find-named.ts';
import { wordsOf } from '../phrases/phrases.ts';
import type { ToolInput } from './inputs.ts';
import type { ChangingTool, PlannedChange, ToolContext } from './tool.ts';

async function plan(
  context: ToolContext,
  { song: ref, artist: called, verdict }: ToolInput<'judge'>,
): Promise<PlannedChange> {
  const { wouldJudge } = wordsOf(context.language);
  if (ref !== undefined) {
    const song = await findSong(context, ref);
    const { cards } = await describeSongs(context, [{ song }]);
    return {
      sentence: wouldJudge(`${song.title} – ${song.artist}`, verdict),
      change: { kind: 'judge-song', song: song.songId, verdict },
      cards,
    };
  }
  const { id, name } = await findArtist(context, called ?? '');
  return {
    sentence: wouldJudge(name, verdict),
    change: { kind: 'judge-artist', artist: id, verdict },
    cards: [{ kind: 'artist', id, name, plays: null }],
  };
}

export const judge: ChangingTool<'judge'> = {
  ...{ name: 'judge', effect: 'changes', plan },
  description:
    'Offers to note what the listener thinks of a song or an artist; hidden ones are not recommended again.',
};
