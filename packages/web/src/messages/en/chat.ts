import type { Words } from '../../words/words.ts';

/** Why somebody else answered, by the code of the problem; it follows "because". */
const fallbacks: Readonly<Record<string, string>> = {
  'budget-exceeded': 'the budget for it is used up',
  'budget-uncovered': 'no budget covers it',
  'budget-closed': 'the budget is closed',
  'price-unknown': 'nobody knows what it costs',
  'model-retired': 'its provider has retired it',
  'provider-unreachable': 'it could not be reached',
  'provider-paused': 'it is being left alone for a while',
  'provider-busy': 'it was busy',
  'provider-refused': 'its provider refused',
  'provider-misfit': 'its answer could not be used',
  'provider-not-configured': 'it is not set up',
};

/** What is being done, by the tool that does it. */
const doing: Readonly<Record<string, string>> = {
  search_music: 'Searching the catalogue',
  recommend: 'Choosing songs',
  similar: 'Looking for what is alike',
  statistics: 'Counting your plays',
  history_of: 'Looking through your history',
  explain: 'Looking for the reasons',
  research: 'Looking it up on the web',
  list_playlists: 'Looking at your playlists',
  show_playlist: 'Opening the playlist',
  now_playing: 'Asking what is playing',
  make_playlist: 'Preparing a playlist',
  change_playlist: 'Preparing a change',
  delete_playlist: 'Preparing a change',
  judge: 'Preparing a note',
  play: 'Preparing to play',
};

export const chat = {
  title: 'Assistant',
  what: 'Ask about what you have heard, for songs to hear, or for a playlist. Every name and number in an answer comes from your history, the catalogue or a page that is named, and nothing is changed before you say so.',
  heart: 'Ask about your music',
  forExample: 'For example',
  /** Six; with the listener's own artist where there is one. */
  examples: (artist: string | null) => [
    'What did I play most this year?',
    'Recommend ten calm songs I have never heard',
    artist === null
      ? 'Songs I loved and have not heard for long'
      : `Something like ${artist}, but happier`,
    artist === null ? 'At what time of day do I listen most?' : `How often did I play ${artist}?`,
    'Make a playlist of energetic songs, new every week',
    'What did I listen to last summer?',
  ],
  past: 'Earlier conversations',
  search: 'Search what was said',
  searchHint: 'searches',
  none: 'There is none yet.',
  noneFound: 'In none of them these words were said.',
  all: 'All conversations',
  new: 'New conversation',
  earlier: 'Show earlier ones',
  messages: (count: number, words: Words) => words.counted(count, 'message', 'messages'),
  delete: 'Delete',
  deleteThis: 'Delete this conversation',
  deleteOf: (title: string) => `Delete “${title}”`,
  deleteAsked: 'All that was said in it goes for good.',
  log: 'Conversation',
  you: 'You:',
  assistant: 'Assistant:',
  say: 'Say something',
  send: 'Send',
  stop: 'Stop',
  keys: 'Enter sends, Shift + Enter begins a new line.',
  doing: (tool: string | null) => `${(tool && doing[tool]) ?? 'Thinking'} …`,
  songsShown: (count: number, said: string) => `${said} ${count === 1 ? 'song' : 'songs'}`,
  playlist: 'Playlist',
  play: 'Play',
  playOf: (song: string) => `Play ${song} at Spotify`,
  plays: (song: string) => `Playing at Spotify: ${song}.`,
  why: 'Why?',
  whyOf: (song: string) => `Why ${song}?`,
  sources: 'Sources',
  accept: 'Yes, do it',
  acceptOf: (sentence: string) => `Yes, do it: ${sentence}`,
  decline: 'No',
  declineOf: (sentence: string) => `No: ${sentence}`,
  states: { open: '', done: 'Done.', declined: 'Not done.', failed: 'That failed.' },
  quoted: (text: string) => `“${text}”`,
  notUnderstood: (pieces: readonly string[]) => `Not understood: ${pieces.join(', ')}.`,
  fallbacks,
  /** Whether another model answered instead. */
  fellBack: (why: string, isModel: boolean) =>
    `${isModel ? 'Another' : 'The'} language model was asked first and did not answer, because ${why}.`,
  /** Null for EchoTune itself. */
  answeredBy: (model: string | null) =>
    model === null ? 'Answered without a language model' : `Answered by ${model}`,
  forNothing: ', for nothing.',
  forCost: (cost: string) => `, for ${cost}.`,
};
