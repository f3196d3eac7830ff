export interface SongNamed {
  readonly title: string;
  readonly artist: string;
}

/** Tools that tell of music, that change something about it, and the same of running EchoTune. */
export const reading = [
  ...['explain', 'history_of', 'list_playlists', 'now_playing', 'recommend', 'research'],
  ...['search_music', 'show_playlist', 'similar', 'statistics'],
];
export const changing = ['change_playlist', 'delete_playlist', 'judge', 'make_playlist', 'play'];
export const operating = [
  ...['cache_survey', 'decision_log', 'health', 'list_agents', 'list_jobs', 'list_models'],
  ...['paid_calls', 'spending'],
];
const governing = [
  ...['drop_cache', 'promote_model', 'revive_agents', 'roll_back_model', 'stop_agents'],
  'train_model',
];

export const everything = [...reading, ...changing, ...operating, ...governing];

/** Each tool with arguments, and what its answer says; of changes what they did once somebody said yes. */
export const callsAbout = (song: SongNamed): readonly (readonly [string, object, RegExp])[] => [
  ['search_music', { text: song.title }, /"title"/],
  ['recommend', { kind: 'discover', count: 3 }, /"count":3/],
  ['similar', { song, of: 'songs' }, /"title"/],
  ['statistics', { of: 'artists' }, /"listens"/],
  ['history_of', { artist: song.artist }, /"plays"/],
  ['explain', { song }, /"score"/],
  ['research', { words: 'Where do they play next?' }, /neither is set up/],
  ['list_playlists', {}, /"playlists"/],
  ['make_playlist', { words: 'songs for tonight', songs: { count: 3 } }, /"done":true/],
  ['show_playlist', { playlist: 'songs for tonight' }, /"count":3/],
  ['change_playlist', { playlist: 'songs for tonight', rename: 'Tonight' }, /"done":true/],
  ['delete_playlist', { playlist: 'Tonight' }, /"done":true/],
  ['judge', { song, verdict: 'love' }, /"done":true/],
  ['now_playing', {}, /"playing":null/],
  ['play', { command: 'pause' }, /provider-not-configured/],
  ['health', {}, /"status":"(?:ok|degraded)"/],
  ['list_models', {}, /"stage":"champion"/],
  ['spending', {}, /"limits"/],
  ['paid_calls', {}, /"calls"/],
  ['cache_survey', {}, /"namespaces"/],
  ['list_agents', {}, /"name":"budget"/],
  ['decision_log', { agent: 'mcp' }, /"confirmed"/],
  ['list_jobs', {}, /"jobs"/],
  ['train_model', {}, /"kind":"train"/],
  ['promote_model', { version: 1 }, /"stage":"champion"/],
  ['roll_back_model', {}, /version-unknown|"done":true/],
  ['drop_cache', {}, /"done":true/],
  ['stop_agents', {}, /"killed":\{/],
  ['revive_agents', {}, /"killed":null/],
];
