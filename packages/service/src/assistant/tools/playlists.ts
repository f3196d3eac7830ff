import { showEntries } from '../../playlist/show-entries.ts';
import { describeSongs, found } from '../describe-songs.ts';
import { findPlaylist } from '../find-named.ts';
import { wordsOf } from '../phrases/phrases.ts';
import type { ToolInput } from './inputs.ts';
import type { ReadingTool, ToolContext } from './tool.ts';

const mostListed = 50;

async function list({ deps: { store }, listenerId, language }: ToolContext) {
  const all = await store.playlists.list(listenerId, null, mostListed);
  const rows = all.map(({ name, entryCount, kind, refresh }) => ({
    ...{ name, songs: entryCount, kind },
    ...(refresh !== null && { refresh }),
  }));
  return found(
    { count: all.length, playlists: rows },
    [wordsOf(language).playlists(all.map(({ name }) => name))],
    all.map(({ id, name, entryCount: entries }) => ({
      ...{ kind: 'playlist' as const, id, name, entries },
    })),
  );
}

async function show(context: ToolContext, { playlist: called }: ToolInput<'show_playlist'>) {
  const { deps, language } = context;
  const playlist = await findPlaylist(context, called);
  const entries = await showEntries(deps.store, playlist, 0, mostListed);
  const { facts, cards } = await describeSongs(context, entries);
  const { id, name, entryCount } = playlist;
  return found(
    { playlist: name, count: entryCount, songs: facts },
    [wordsOf(language).playlist(name, entryCount)],
    [{ kind: 'playlist' as const, id, name, entries: entryCount }, ...cards],
  );
}

export const listPlaylists: ReadingTool<'list_playlists'> = {
  ...{ name: 'list_playlists', effect: 'reads', run: list },
  description: 'The listener’s playlists.',
};

export const showPlaylist: ReadingTool<'show_playlist'> = {
  ...{ name: 'show_playlist', effect: 'reads', run: show },
  description: 'What stands in a playlist.',
};
