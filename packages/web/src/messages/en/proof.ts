export const proof = {
  title: 'Would EchoTune have known you?',
  what: 'For every week that is over, EchoTune forgets what came after, learns anew from what was played before, and names songs. Then it is counted which of them you played. Nothing looks ahead; likes and hides are left out, as they are of today.',
  beside:
    'Beside it stand lists that anybody could make without thinking: the songs you played last, those you play most, and what everybody plays.',
  weeksLabel: 'How far back',
  weeksBack: { 12: '12 weeks', 26: 'Half a year', 52: 'A year', 104: 'Two years' },
  takes:
    'Each week is a training of its own: a year of weeks can take some minutes. It goes on while you are elsewhere.',
  start: 'Find out',
  again: 'Measure again',
  waiting: 'Waiting for its turn',
  weekOf: (week: string, all: string) => `Week ${week} of ${all}`,
  stop: 'Stop',
  stopped: (weeks: string) => `It was stopped after ${weeks}.`,
  weeks: (count: number, said: string) => `${said} ${count === 1 ? 'week' : 'weeks'}`,
  measured: (day: string, size: string) => `Measured ${day}, with lists of ${size} songs.`,
  tooShort: (weeks: string) => `The last ${weeks} have too few plays.`,
  tooShortAdvice:
    'A week counts if something was played in it, and something before it. If your history ends earlier, look further back.',
  failed: 'The measuring broke off.',
  failedAdvice: 'Start it again. If it stays, look at the server’s log.',
  shelf: 'Which list',
  shelves: { 'for-you': 'Songs for you', discover: 'Songs you had never heard' },
  headline: {
    'for-you': (hits: string, size: string) =>
      `${hits} of ${size} songs named for a week were then played.`,
    discover: (hits: string, size: string) =>
      `${hits} of ${size} unheard songs named for a week were then found by you.`,
  },
  toNameText: (songs: string, weeks: string) =>
    `There were ${songs} different songs a week to name, over ${weeks}.`,
  nothingToName: 'In none of these weeks was there a song to name.',
  by: {
    echotune: 'EchoTune',
    'most-recent': 'what you played last',
    frequency: 'what you play most',
    popularity: 'what everybody plays',
  },
  ahead: (songs: string) => `${songs} ahead`,
  behind: (songs: string) => `${songs} behind`,
  compared: (lead: string, other: string) =>
    `Per week, EchoTune was ${lead}, compared with the best list made without thinking: ${other}.`,
  finding: {
    ahead: (low: string, high: string) =>
      `That is more than chance: had the weeks fallen otherwise, it would in 19 of 20 cases be between ${low} and ${high}.`,
    behind: (low: string, high: string) =>
      `Here it has nothing to show yet: had the weeks fallen otherwise, it would in 19 of 20 cases be between ${low} and ${high}.`,
    even: (low: string, high: string) =>
      `That may be chance: had the weeks fallen otherwise, it would in 19 of 20 cases be between ${low} and ${high}.`,
    'too-few': () => 'These are too few weeks to tell skill from chance.',
  },
  fewPlays: (plays: string, enough: string) =>
    `With ${plays} in these weeks this says little about EchoTune, and more about how little there is to know yet. It gets better around ${enough}.`,
  plays: (count: number, said: string) => `${said} ${count === 1 ? 'play' : 'plays'}`,
  listsTitle: 'Songs hit a week',
  inWeeks: (share: string) => `any in ${share} of the weeks`,
  chart: 'Songs hit, week by week',
  chooseWeek: 'Week',
  weekSaid: (week: string, own: string, other: string) =>
    `${week}: EchoTune ${own}, the other list ${other}`,
  weekTitle: (week: string) => `The week ${week}`,
  weekCount: (hits: string, named: string, right: string) =>
    `${hits} of ${named} named songs were played; ${right} different ones there were to name.`,
  noneHit: 'None of the songs named for this week was played.',
  notPlayed: (said: string) => `${said} named and not played`,
  tableWeek: 'Week',
  tableRight: 'Songs to name',
  offer: 'Would I have known your last weeks? See the proof',
};
