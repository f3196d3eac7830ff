import { changePlaylist, deletePlaylist } from './change-playlist.ts';
import { explain } from './explain.ts';
import { historyOf } from './history-of.ts';
import type { ToolName } from './inputs.ts';
import { judge } from './judge.ts';
import { makePlaylist } from './make-playlist.ts';
import { nowPlaying } from './now-playing.ts';
import { play } from './play.ts';
import { listPlaylists, showPlaylist } from './playlists.ts';
import { recommend } from './recommend.ts';
import { research } from './research.ts';
import { searchMusic } from './search-music.ts';
import { similar } from './similar.ts';
import { statistics } from './statistics.ts';
import type { AssistantTool } from './tool.ts';

/** Everything the assistant can do. */
export const tools = {
  search_music: searchMusic,
  recommend,
  similar,
  statistics,
  history_of: historyOf,
  explain,
  research,
  list_playlists: listPlaylists,
  show_playlist: showPlaylist,
  now_playing: nowPlaying,
  make_playlist: makePlaylist,
  change_playlist: changePlaylist,
  delete_playlist: deletePlaylist,
  judge,
  play,
} as const satisfies { readonly [Name in ToolName]: AssistantTool<Name> };
