import type { DayPart, Loudness } from '../../words/now-words.ts';
import type { Words } from '../../words/words.ts';

const partNames: Readonly<Record<DayPart, string>> = {
  morning: 'morning',
  afternoon: 'afternoon',
  evening: 'evening',
  night: 'night',
};

const plays = (count: number, words: Words) => words.counted(count, 'play', 'plays');

export const home = {
  /** One sentence that places this part of the week among the 28 of the listener's own week. */
  now: (loudness: Loudness, weekday: string, part: DayPart) => {
    const when = `${weekday} ${partNames[part]}s`;
    const sentences: Readonly<Record<Loudness, string>> = {
      silent: `${when} are silent with you so far.`,
      loudest: `${when} are your loudest.`,
      loud: `${when} are among your loudest.`,
      ordinary: `An ordinary ${weekday} ${partNames[part]}.`,
      quiet: `${when} are quiet with you.`,
    };
    return sentences[loudness];
  },
  fictional: 'a fictional listener',
  bringYourOwn: 'Bring your own history',
  importMore: 'Import more',
  leaveDemo: 'Leave the demo',
  demoStays: 'The demo could not be removed.',
  history: {
    plays,
    since: (month: string) => ` since ${month}`,
    hours: (count: number, words: Words) => `${words.counted(count, 'hour', 'hours')} of music `,
    artists: (count: number, words: Words) => `by ${words.counted(count, 'artist', 'artists')}`,
    streak: (days: number, words: Words) => `, at best ${words.number(days)} days in a row`,
    untimed: (count: number, words: Words) =>
      ` How long ${plays(count, words)} lasted nobody told.`,
    few: (count: number, enough: number, words: Words) =>
      ` With ${plays(count, words)} I mostly know your week. It gets better around ${words.number(enough)}.`,
  },
  dial: {
    familiar: 'Familiar',
    discover: 'Discover',
    label: 'From familiar to discover',
    onlyKnown: 'Only what you know',
    onlyNew: 'Only what you have never heard',
    percent: (percent: string) => `${percent} % familiar`,
    asUsual: 'As you usually listen',
  },
  report: {
    label: 'The last import',
    fileByFile: 'File by file',
    dismiss: 'Dismiss',
  },
  ring: {
    plays,
    /** An hour of the week that is pointed at. */
    hours: (day: string, from: string, to: string) => `${day}s, ${from} to ${to}`,
    today: (count: number, usual: number, day: string, words: Words) =>
      `${count > 0 ? `${plays(count, words)} so far` : 'No plays yet today'}, ${usual > 0 ? `about ${words.number(usual)}` : 'seldom any'} on a ${day}`,
    table: 'Your plays by weekday and hour',
    weekday: 'Weekday',
  },
  said: {
    verdicts: {
      love: 'Loved',
      like: 'Liked',
      dislike: 'Disliked',
      hide: 'Hidden for good',
      'not-now': 'Put off for now',
    },
    takenBack: 'Taken back',
    undo: 'Undo',
    notSaved: 'That could not be saved; the shelves show what is.',
  },
  shelves: 'Shelves',
  forYou: 'For you',
  nothingLeft: 'Nothing is left on this shelf.',
  fillsAgain: 'It fills again with the plays to come.',
  song: {
    like: 'Like',
    liked: 'Liked',
    notNow: 'Not now',
    hide: 'Hide',
    hidden: 'Hidden',
    why: (title: string) => `Why ${title}:`,
    likeOf: (song: string) => `Like ${song}`,
    notNowOf: (song: string) => `Not now: ${song}`,
    hideOf: (song: string) => `Hide ${song}`,
  },
};
