import { findSimilar } from '../../catalogue/find-similar.ts';
import { describeArtist } from '../../explore/describe-artist.ts';
import { describeSongs, found } from '../describe-songs.ts';
import { findArtist, findSong } from '../find-named.ts';
import { wordsOf } from '../phrases/phrases.ts';
import type { ToolInput } from './inputs.ts';
import { recommend } from './recommend.ts';
import type { ReadingTool, ToolContext, ToolOutcome } from './tool.ts';

const usualCount = 10;

async function artistsLike(context: ToolContext, id: number, count: number): Promise<ToolOutcome> {
  const { name, similar } = await describeArtist(context.deps, context.listenerId, id);
  const rows = similar.slice(0, count);
  return found(
    {
      like: name,
      artists: rows.map(({ name: artist, plays }, at) => ({ number: at + 1, artist, plays })),
    },
    [
      wordsOf(context.language).artistsLike(
        name,
        rows.map((row) => row.name),
      ),
    ],
    rows.map(({ id: artistId, name: artist, plays }) => ({
      ...{ kind: 'artist' as const, id: artistId, name: artist, plays },
    })),
  );
}

async function run(
  context: ToolContext,
  { song: ref, artist: called, of, count = usualCount }: ToolInput<'similar'>,
): Promise<ToolOutcome> {
  const song = ref === undefined ? null : await findSong(context, ref);
  const artist = called === undefined ? null : await findArtist(context, called);
  if (of === 'artists') return artistsLike(context, artist?.id ?? song?.artistId ?? 0, count);
  if (artist !== null) {
    return recommend.run(context, {
      likeArtists: [artist.name],
      withoutArtists: [artist.name],
      count,
    });
  }
  if (song === null) return found({}, []);
  const { facts, cards } = await describeSongs(
    context,
    await findSimilar(context.deps, song.songId, count),
  );
  const { title, artist: by } = song;
  return found(
    { like: { title, artist: by }, songs: facts },
    [wordsOf(context.language).songsLike(`${title} – ${by}`, cards.length)],
    cards,
  );
}

export const similar: ReadingTool<'similar'> = {
  ...{ name: 'similar', effect: 'reads', run },
  description: 'Songs or artists that go with a song or an artist.',
};
