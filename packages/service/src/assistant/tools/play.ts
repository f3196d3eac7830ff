import { EchoError, type SongCard } from '@echotune/data';
import { describeArtist } from '../../explore/describe-artist.ts';
import { showEntries } from '../../playlist/show-entries.ts';
import { findArtist, findPlaylist, findSong } from '../find-named.ts';
import { wordsOf } from '../phrases/phrases.ts';
import type { ToolInput } from './inputs.ts';
import type { ChangingTool, PlannedChange, ToolContext } from './tool.ts';

const mostPlayed = 50;

interface ToPlay {
  readonly name: string;
  readonly songs: readonly SongCard[];
}

async function meant(
  context: ToolContext,
  { song: ref, artist: called, playlist: list }: ToolInput<'play'>,
): Promise<ToPlay | null> {
  const { deps, listenerId } = context;
  if (ref !== undefined) {
    const song = await findSong(context, ref);
    return { name: `${song.title} – ${song.artist}`, songs: [song] };
  }
  if (list !== undefined) {
    const playlist = await findPlaylist(context, list);
    const entries = await showEntries(deps.store, playlist, 0, mostPlayed);
    return { name: playlist.name, songs: entries.map(({ song }) => song) };
  }
  if (called === undefined) return null;
  const { id } = await findArtist(context, called);
  const { name, topSongs } = await describeArtist(deps, listenerId, id);
  return { name, songs: topSongs.map(({ song }) => song) };
}

async function plan(context: ToolContext, input: ToolInput<'play'>): Promise<PlannedChange> {
  const { command } = input;
  if (context.deps.spotify === null) {
    throw new EchoError(
      'provider-not-configured',
      'Spotify is not set up, and nothing else plays.',
    );
  }
  const wanted = command === 'play' ? await meant(context, input) : null;
  const uris = wanted?.songs.flatMap(({ spotifyUri }) => spotifyUri ?? []) ?? [];
  if (wanted !== null && uris.length === 0) {
    throw new EchoError('track-unknown', `Nothing of "${wanted.name}" is known at Spotify.`);
  }
  return {
    sentence: wordsOf(context.language).wouldPlay(command, wanted?.name ?? null),
    change: { kind: 'play', command, uris },
    cards: [],
  };
}

export const play: ChangingTool<'play'> = {
  ...{ name: 'play', effect: 'changes', plan },
  description: 'Offers to play, pause or skip at Spotify, where the listener connected it.',
};
