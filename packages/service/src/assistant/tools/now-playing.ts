import { showPlaying } from '../../spotify/show-connection.ts';
import { found } from '../describe-songs.ts';
import { wordsOf } from '../phrases/phrases.ts';
import type { ReadingTool, ToolContext } from './tool.ts';

interface Playing {
  readonly title: string;
  readonly artist: string | null;
}

/** As a player told, or as Spotify says where the listener connected it. */
async function playingNow({ deps, listenerId }: ToolContext): Promise<Playing | null> {
  const { store, spotify } = deps;
  const told = await store.nowPlaying.get(listenerId);
  if (told !== null) return told;
  if (spotify === null || (await store.connections.get(listenerId, 'spotify')) === null)
    return null;
  const playing = await showPlaying(spotify, listenerId);
  if (playing === null || !playing.isPlaying || playing.title === null) return null;
  return { title: playing.title, artist: playing.artist };
}

async function run(context: ToolContext) {
  const playing = await playingNow(context);
  const words = wordsOf(context.language);
  if (playing === null) return found({ playing: null }, [words.silence]);
  const { title, artist } = playing;
  return found({ playing: { title, artist } }, [words.playing(title, artist)]);
}

export const nowPlaying: ReadingTool<'now_playing'> = {
  ...{ name: 'now_playing', effect: 'reads', run },
  description: 'What the listener hears at this moment.',
};
