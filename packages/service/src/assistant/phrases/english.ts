import { phrasesOf } from '../../recommend/phrases/languages.ts';
import { listed, sayConstraints } from './say-constraints.ts';
import { spans } from './say-spans.ts';
import type { Words } from './words.ts';

const { time } = phrasesOf('en');
const number = (count: number) => time.number(count);
const count = (of: number, one: string, more: string) => `${number(of)} ${of === 1 ? one : more}`;
const quoted = (name: string) => `“${name}”`;
const weekdays = [
  ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
];
const { between, day } = spans({
  locale: 'en-GB',
  ever: '',
  from: (date) => ` since ${date}`,
  to: (date) => ` until ${date}`,
  on: (date) => ` on ${date}`,
  both: (first, last) => ` from ${first} to ${last}`,
});
const plays = (of: number) => count(of, 'play', 'plays');
const listens = (of: number) => `listened to ${time.times(of)}`;
const verdicts = {
  love: (name: string) => `Note that you love ${name}?`,
  like: (name: string) => `Note that you like ${name}?`,
  dislike: (name: string) => `Note that you do not like ${name}?`,
  hide: (name: string) => `Never recommend ${name} again?`,
  'not-now': (name: string) => `Leave ${name} out for now?`,
  none: (name: string) => `Forget what you said of ${name}?`,
} as const;
const refreshed = { daily: ', filled anew every day', weekly: ', filled anew every week' };
const unknown = {
  artist: (called: string) => `There is no artist called ${quoted(called)} here.`,
  song: (called: string) => `There is no song called ${quoted(called)} here.`,
  playlist: (called: string) => `There is no playlist called ${quoted(called)} here.`,
  tag: (called: string) => `Nothing here is tagged ${quoted(called)}.`,
  entry: (called: string) => `${called} is not in that playlist.`,
  shown: (place: string) => `There is no number ${place} among what was shown last.`,
} as const;
const problems: Readonly<Record<string, string>> = {
  'history-changed':
    'I cannot explain that any more: the history, or the model that chose it, has changed since.',
  'provider-not-configured': 'What that needs is not set up here.',
  'provider-not-connected': 'You have not connected a Spotify account.',
  'track-unknown': 'Spotify knows none of it.',
  'playlist-changed': 'Somebody changed that playlist in the meantime. Ask again.',
  'budget-exceeded': 'The budget for that is used up.',
  'budget-uncovered': 'Nobody has set a budget for that.',
};

const asked = (what: string) => (what === '' ? '' : `: ${what}`);

export const english: Words = {
  constraints: (wanted) =>
    sayConstraints(wanted, {
      kind: {
        'for-you': 'for you',
        discover: 'never heard before',
        rediscover: 'loved and long not heard',
        'on-repeat': 'played a lot lately',
        'right-now': 'for this time of day',
      },
      mood: { happy: 'happy', energetic: 'energetic', calm: 'calm', sad: 'sad', dark: 'dark' },
      like: (names) => `like ${names}`,
      without: (names) => `without ${names}`,
      ...{ or: 'or', and: 'and' },
      shown: (place) => `number ${place}`,
      years: (least, most) =>
        least === undefined
          ? `up to ${most}`
          : most === undefined
            ? `from ${least} on`
            : least === most
              ? `from ${least}`
              : `from ${least} to ${most}`,
      long: (least, most) =>
        `${least === undefined ? '' : `at least ${least} s `}${most === undefined ? '' : `at most ${most} s `}long`,
      ...{ quiet: 'quiet', intense: 'intense' },
      tempo: (least, most) =>
        least === undefined
          ? `at most ${most} bpm`
          : `${least}${most === undefined ? ' bpm or more' : `–${most} bpm`}`,
      ...{ clean: 'nothing explicit', unheard: 'new to you', heard: 'known to you' },
      ...{ littleKnown: 'little known', wellKnown: 'well known' },
      minutes: (of) => `about ${number(of)} minutes`,
    }),
  ...{ plays, listens },
  weekday: (at) => weekdays[at] ?? '',
  recommended: (of, what) => `${count(of, 'song', 'songs')} for you${asked(what)}.`,
  found: (text, songs, artists) =>
    songs + artists.length === 0
      ? `Nothing here is called ${quoted(text)}.`
      : `${count(songs, 'song', 'songs')} for ${quoted(text)}${
          artists.length === 0 ? '' : `, and ${listed(artists, 'and')}`
        }.`,
  artistsLike: (name, artists) =>
    artists.length === 0
      ? `Nobody here is known to be like ${name}.`
      : `Like ${name}: ${listed(artists, 'and')}.`,
  songsLike: (name, of) =>
    of === 0
      ? `Nothing is known that goes with ${name}.`
      : `${count(of, 'song', 'songs')} that ${of === 1 ? 'goes' : 'go'} with ${name}.`,
  tops: (of, rows, range) => {
    const [first] = rows;
    if (first === undefined) return `You played nothing${between(range)}.`;
    const { name, detail, listens: times } = first;
    const what = { songs: 'song', artists: 'artist', albums: 'album' }[of];
    const by = detail === null ? '' : ` by ${detail}`;
    return `Your most played ${what}${between(range)} was ${name}${by}, ${listens(times)}.`;
  },
  summary: (sums) =>
    `You played ${count(sums.songs, 'song', 'songs')} by ${count(sums.artists, 'artist', 'artists')} ` +
    `in ${plays(sums.plays)} and ${number(sums.hours)} hours${between(sums)}.`,
  figures: (sums) => [
    { kind: 'figure', label: 'Plays', value: number(sums.plays) },
    { kind: 'figure', label: 'Hours', value: number(sums.hours) },
    { kind: 'figure', label: 'Songs', value: number(sums.songs) },
    { kind: 'figure', label: 'Artists', value: number(sums.artists) },
    { kind: 'figure', label: 'New artists', value: number(sums.newArtists) },
    { kind: 'figure', label: 'Days with music', value: number(sums.daysWithMusic) },
  ],
  busiest: (hour, weekday, range) =>
    hour === null || weekday === null
      ? `You played nothing${between(range)}.`
      : `You played most between ${hour.at}:00 and ${(hour.at + 1) % 24}:00 (${plays(hour.plays)}), ` +
        `and on ${weekdays[weekday.at]}s (${plays(weekday.plays)})${between(range)}.`,
  skips: (percent, rows, range) => {
    const [first] = rows;
    const most =
      first === undefined
        ? ''
        : ` Most often ${first.title}: ${count(first.skips, 'time', 'times')}.`;
    return `You skipped ${percent} % of what you played${between(range)}.${most}`;
  },
  eras: (rows, range) =>
    rows.length === 0
      ? `No artists stood out for a time of their own${between(range)}.`
      : rows
          .map(
            ({ artists, ...era }) =>
              `${listed(
                artists.map(({ name }) => name),
                'and',
              )}${between(era)}.`,
          )
          .join(' '),
  nothingPlayed: (range) => `You played nothing${between(range)}.`,
  history: (name, { plays: of, firstPlayed, lastPlayed, rank, ...range }) =>
    of === 0 || firstPlayed === undefined || lastPlayed === undefined
      ? `You have not played ${name}${between(range)}.`
      : `You played ${name} ${time.times(of)}${between(range)}, first on ${day(firstPlayed)} and last on ${day(lastPlayed)}${
          rank === undefined ? '' : `; it is number ${number(rank)}`
        }.`,
  neverRecommended: (name) => `I have not recommended ${name} to you.`,
  playlists: (names) =>
    names.length === 0
      ? 'You have no playlists.'
      : `You have ${count(names.length, 'playlist', 'playlists')}: ${listed(names, 'and')}.`,
  playlist: (name, of) => `${quoted(name)} has ${count(of, 'song', 'songs')}.`,
  playing: (title, artist) => `${title}${artist === null ? '' : ` by ${artist}`} is playing.`,
  silence: 'Nothing is playing that I know of.',
  wouldMake: (name, of, what, refresh) =>
    `Make the playlist ${quoted(name)} of ${count(of, 'song', 'songs')}${asked(what)}${
      refresh === null ? '' : refreshed[refresh]
    }?`,
  wouldAdd: (songs, playlist) =>
    `Put ${listed(
      songs.map(({ title, artist }) => `${title} – ${artist}`),
      'and',
    )} into ${quoted(playlist)}?`,
  wouldRemove: (songs, playlist) =>
    `Take ${listed(
      songs.map(({ title, artist }) => `${title} – ${artist}`),
      'and',
    )} out of ${quoted(playlist)}?`,
  wouldRename: (playlist, name) => `Rename ${quoted(playlist)} to ${quoted(name)}?`,
  wouldDelete: (playlist, of) =>
    `Delete the playlist ${quoted(playlist)} with ${count(of, 'song', 'songs')}?`,
  wouldJudge: (name, verdict) => verdicts[verdict](name),
  wouldPlay: (command, name) =>
    ({
      play: name === null ? 'Go on playing at Spotify?' : `Play ${name} at Spotify?`,
      pause: 'Pause Spotify?',
      next: 'Skip to the next song at Spotify?',
      previous: 'Go back to the song before at Spotify?',
    })[command],
  done: 'Done.',
  made: (name, of) => `${quoted(name)} is there, with ${count(of, 'song', 'songs')}.`,
  madeEmpty: (name, why) => `${quoted(name)} is there, and empty for now: ${why}`,
  declined: 'Left as it is.',
  brokeOff: 'That broke off: have a look whether it was made.',
  failed: (why) => `That did not work: ${why}`,
  unknown: (kind, called) => unknown[kind](called),
  problem: (code, message) => problems[code] ?? message,
  noResearch:
    'That stands on the web, if anywhere: it takes Perplexity or Gemini to look it up, and neither is set up here.',
  tooMany: (most) => `I offer ${most} changes at a time: ask for the others after these.`,
  sayWhich: 'Say by its name what I shall change: I touch only what you named yourself.',
  sayWhom: 'Say in your question whom or what you mean: only your own words go out to the web.',
  notUnderstood: (pieces) => `I did not understand: ${pieces.map(quoted).join(', ')}.`,
  help:
    'Ask me for songs (“something calm like Portishead from the 90s”), about your history (“what did I play most in summer 2019?”), ' +
    'why something was recommended, or for a playlist. Before I change anything I ask you.',
  fallback: (code) =>
    code.startsWith('budget')
      ? 'The budget for language models is used up, so I answer without one.'
      : 'No language model answers at the moment, so I answer without one.',
  offered: 'Shall I?',
};
