import type { Phrases } from './phrases.ts';
import { type Sentence, sentence } from './sentence.ts';
import { timeWords } from './time-words.ts';

const time = timeWords({
  locale: 'en-GB',
  today: 'today',
  yesterday: 'yesterday',
  on: (date) => `on ${date}`,
  times: (count, written) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${written} times`),
});

const which = (played: string | null): Sentence =>
  played === null ? [] : sentence`, which you played ${played}`;

export const english: Phrases = {
  time,
  playedOnce: (day) => sentence`You played it ${day}`,
  playedSince: ({ times, since, last }) =>
    sentence`You played it ${times} since ${since}, last ${last}`,
  forgotten: ({ times, since, last }) =>
    sentence`You played it ${times} from ${since} on, and not since ${last}`,
  aboutNow: (times, lastDay) =>
    sentence`You played it ${times} about this time of day, last ${lastDay}`,
  thisSession: (lastDay) =>
    sentence`You keep coming back to songs of this session, and played it ${lastDay}`,
  sameSessions: (title, lastDay) =>
    sentence`It has come up in your sessions with ${title}, which you played ${lastDay}`,
  othersGoOn: (title, lastDay) =>
    sentence`Others go on to it after ${title}, which you played ${lastDay}`,
  alongWith: (title, played) => [...sentence`You play it along with ${title}`, ...which(played)],
  othersPlayBoth: (title, played) => [
    ...sentence`Listeners of ${title} play it too`,
    ...(played === null ? [] : sentence`, and you played that ${played}`),
  ],
  tagged: ([first, second], title, played) => [
    ...(second === undefined
      ? sentence`It is tagged ${first}, like ${title}`
      : sentence`It is tagged ${first} and ${second}, like ${title}`),
    ...which(played),
  ],
  sameArtist: (artist, title, played) => [
    ...sentence`It is by ${artist}, like ${title}`,
    ...which(played),
  ],
  sameKind: (title, played) => [
    ...sentence`By its years and its sound it is near ${title}`,
    ...which(played),
  ],
  toldAlike: (title, played, teller) => [
    ...sentence`Like ${title}`,
    ...which(played),
    ...(teller === null ? [] : [{ text: `, says ${teller}`, strong: false }]),
  ],
  wayBegins: [{ text: 'Where the way begins', strong: false }],
  playedNear: (title) => sentence`It is played near ${title}`,
  sameListeners: (title) =>
    sentence`It is played by those who play ${title}, or near what they play`,
  popular: {
    here: 'The community plays it a lot at the moment',
    own: 'It is among what you play most of late',
  },
  opinion: {
    up: 'Moved up, as you like it',
    down: 'Moved down, as you did not like the artist',
  },
  rules: {
    'familiarity-dial': 'Moved down, as you asked for more or less of what you know',
    'popularity-dial': 'Moved down, as you asked for more or less known songs',
    'off-target': 'Moved down, as it is further from the sound you asked for',
    diversity: 'Moved down, so that the shelf does not sound all alike',
    calibration: 'Moved down, as the shelf already has more of its kind than you play',
    'recently-shown': 'Moved down, as it was shown to you lately',
  },
  unknownRule: (name) => `Moved by the rule "${name}"`,
  weakerReasons: (count) => `${time.number(count)} weaker reasons`,
  empty: {
    'no-history': {
      message: 'There are no plays to go by yet.',
      help: 'Import an export, or let a few songs play through; it gets better around 500 plays.',
    },
    'no-repeats': {
      message: 'You have not played any song three times yet.',
      help: 'This shelf fills as songs come back; an older export brings it about at once.',
    },
    'no-community': {
      message: 'Everything EchoTune knows, you have heard: it only knows your own history.',
      help: 'Discoveries come from what others play: let a service tell which songs are alike (Connections, or echotune enrich allow listenbrainz), add a second listener or a corpus (echotune corpus add), or try the demo to see them.',
    },
    'nothing-new': {
      message: 'You have heard every song the community here plays.',
      help: 'More listeners, or newer histories of theirs, bring songs you do not know.',
    },
    'nothing-forgotten': {
      message: 'Nothing you loved has been silent for long.',
      help: 'This shelf fills as the months go by, or with an older part of your history.',
    },
    'no-mix': {
      message: 'Your songs do not fall into so many groups yet.',
      help: 'A mix needs a few songs that you, or others, play together; more plays bring more of them.',
    },
    'nothing-alike': {
      message: 'Nobody else here plays what you ask about.',
      help: 'A corpus or a second listener who plays it would tell what goes with it.',
    },
    'nothing-fits': {
      message: 'Nothing that could stand here is as you asked.',
      help: 'Ask for less at once. Years, lengths, moods and tags are only known of songs that a table told of (echotune features import) or a service did (echotune enrich allow).',
    },
    'all-removed': {
      message: 'What would stand here is hidden or put aside.',
      help: 'Take back a "hide" or "not now", and it returns.',
    },
  },
};
