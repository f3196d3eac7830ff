import { inputs, tools } from '@echotune/service';
import { musicTool } from './music-tool.ts';

const read = ['read'] as const;
const recommend = ['recommend'] as const;
const change = ['recommend', 'change'] as const;

/** What the assistant can do, each with the scopes that the API asks for the same. */
export const musicTools = [
  musicTool(tools.search_music, inputs.search_music, {
    title: 'Search the catalogue',
    needs: read,
  }),
  musicTool(tools.recommend, inputs.recommend, { title: 'Recommend songs', needs: recommend }),
  musicTool(tools.similar, inputs.similar, { title: 'Find what is similar', needs: read }),
  musicTool(tools.statistics, inputs.statistics, { title: 'Listening statistics', needs: read }),
  musicTool(tools.history_of, inputs.history_of, { title: 'How often and when', needs: read }),
  musicTool(tools.explain, inputs.explain, { title: 'Explain a recommendation', needs: recommend }),
  musicTool(tools.research, inputs.research, {
    title: 'Look it up on the web',
    needs: ['ask'],
    takesWords: true,
  }),
  musicTool(tools.list_playlists, inputs.list_playlists, {
    title: 'List playlists',
    needs: recommend,
  }),
  musicTool(tools.show_playlist, inputs.show_playlist, {
    title: 'Show a playlist',
    needs: recommend,
  }),
  musicTool(tools.now_playing, inputs.now_playing, { title: 'What plays now', needs: read }),
  musicTool(tools.make_playlist, inputs.make_playlist, {
    title: 'Make a playlist',
    needs: change,
    takesWords: true,
  }),
  musicTool(tools.change_playlist, inputs.change_playlist, {
    title: 'Change a playlist',
    needs: change,
    isDestructive: true,
  }),
  musicTool(tools.delete_playlist, inputs.delete_playlist, {
    ...{ title: 'Delete a playlist', needs: change, isDestructive: true, isIdempotent: true },
  }),
  musicTool(tools.judge, inputs.judge, {
    title: 'Note a verdict',
    needs: change,
    isIdempotent: true,
  }),
  musicTool(tools.play, inputs.play, { title: 'Play, pause or skip', needs: change }),
] as const;
