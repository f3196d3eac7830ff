import type { Playlist } from '@echotune/data';
import { EchoError } from '@echotune/data';
import { showEntries } from '../../playlist/show-entries.ts';
import { describeSongs } from '../describe-songs.ts';
import { findPlaylist, findSongsMeant } from '../find-named.ts';
import { NameUnknown } from '../name-unknown.ts';
import { wordsOf } from '../phrases/phrases.ts';
import type { ToolInput } from './inputs.ts';
import type { ChangingTool, PlannedChange, ToolContext } from './tool.ts';

/** A playlist holds no more. */
const mostEntries = 10_000;

async function adding(
  context: ToolContext,
  { id: playlist, version, name }: Playlist,
  refs: ToolInput<'change_playlist'>['add'],
): Promise<PlannedChange> {
  const songs = await findSongsMeant(context, refs);
  const { cards } = await describeSongs(
    context,
    songs.map((song) => ({ song })),
  );
  return {
    sentence: wordsOf(context.language).wouldAdd(songs, name),
    change: { kind: 'add-songs', playlist, version, songs: songs.map(({ songId }) => songId) },
    cards,
  };
}

async function removing(
  context: ToolContext,
  playlist: Playlist,
  refs: ToolInput<'change_playlist'>['remove'],
): Promise<PlannedChange> {
  const songs = await findSongsMeant(context, refs);
  const wanted = new Set(songs.map(({ songId }) => songId));
  const entries = await showEntries(context.deps.store, playlist, 0, mostEntries);
  const theirs = entries.filter(({ song }) => wanted.has(song.songId));
  const standing = new Set(theirs.map(({ song }) => song.songId));
  const absent = songs.find(({ songId }) => !standing.has(songId));
  if (absent !== undefined) throw new NameUnknown('entry', `${absent.title} – ${absent.artist}`);
  const { id, version, name } = playlist;
  return {
    sentence: wordsOf(context.language).wouldRemove(songs, name),
    change: {
      ...{ kind: 'remove-entries', playlist: id, version },
      entries: theirs.map((entry) => entry.id),
    },
    cards: [],
  };
}

async function plan(
  context: ToolContext,
  { playlist: called, add, remove, rename }: ToolInput<'change_playlist'>,
): Promise<PlannedChange> {
  const playlist = await findPlaylist(context, called);
  const { id, version, name } = playlist;
  if (add !== undefined && add.length > 0) return adding(context, playlist, add);
  if (remove !== undefined && remove.length > 0) return removing(context, playlist, remove);
  if (rename === undefined) {
    throw new EchoError('input-invalid', 'Nothing was said of what is to change about it.');
  }
  return {
    sentence: wordsOf(context.language).wouldRename(name, rename),
    change: { kind: 'rename-playlist', playlist: id, version, name: rename },
    cards: [],
  };
}

export const changePlaylist: ChangingTool<'change_playlist'> = {
  ...{ name: 'change_playlist', effect: 'changes', plan },
  description:
    'Offers to put songs into a playlist, to take some out, or to rename it: one of the three.',
};

export const deletePlaylist: ChangingTool<'delete_playlist'> = {
  ...{ name: 'delete_playlist', effect: 'changes' },
  description: 'Offers to delete a playlist.',
  async plan(context, { playlist: called }) {
    const { id, version, name, entryCount } = await findPlaylist(context, called);
    return {
      sentence: wordsOf(context.language).wouldDelete(name, entryCount),
      change: { kind: 'delete-playlist', playlist: id, version },
      cards: [],
    };
  },
};
