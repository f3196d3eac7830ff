import type { DayPart, Loudness } from '../../words/now-words.ts';
import type { Words } from '../../words/words.ts';
import type { Messages } from '../messages.ts';

const partNames: Readonly<Record<DayPart, string>> = {
  morning: 'morgen',
  afternoon: 'nachmittag',
  evening: 'abend',
  night: 'nacht',
};

const plays = (count: number, words: Words) => words.counted(count, 'Wiedergabe', 'Wiedergaben');

export const home: Messages['home'] = {
  now: (loudness, weekday, part) => {
    const when = `${weekday}${partNames[part]}s`;
    const ordinary = part === 'night' ? 'Eine gewöhnliche' : 'Ein gewöhnlicher';
    const sentences: Readonly<Record<Loudness, string>> = {
      silent: `${when} hast du noch nie gehört.`,
      loudest: `${when} hörst du am meisten.`,
      loud: `${when} hörst du besonders viel.`,
      ordinary: `${ordinary} ${weekday}${partNames[part]}.`,
      quiet: `${when} ist es bei dir still.`,
    };
    return sentences[loudness];
  },
  fictional: 'ein erfundener Mensch',
  bringYourOwn: 'Deinen eigenen Verlauf mitbringen',
  importMore: 'Mehr importieren',
  leaveDemo: 'Demo verlassen',
  demoStays: 'Die Demo ließ sich nicht entfernen.',
  history: {
    plays,
    since: (month) => ` seit ${month}`,
    hours: (count, words) => `${words.counted(count, 'Stunde', 'Stunden')} Musik `,
    artists: (count, words) => `von ${words.counted(count, 'Künstler', 'Künstlern')}`,
    streak: (days, words) => `, höchstens ${words.number(days)} Tage am Stück`,
    untimed: (count, words) =>
      ` Von ${words.counted(count, 'Wiedergabe', 'Wiedergaben')} ist nicht bekannt, wie lange sie dauerten.`,
    few: (count, enough, words) =>
      ` Mit ${plays(count, words)} kenne ich vor allem deine Woche. Ab etwa ${words.number(enough)} wird es besser.`,
  },
  dial: {
    familiar: 'Vertraut',
    discover: 'Entdecken',
    label: 'Von vertraut bis entdecken',
    onlyKnown: 'Nur, was du kennst',
    onlyNew: 'Nur, was du noch nie gehört hast',
    percent: (percent) => `${percent} % vertraut`,
    asUsual: 'So, wie du sonst hörst',
  },
  report: {
    label: 'Der letzte Import',
    fileByFile: 'Datei für Datei',
    dismiss: 'Ausblenden',
  },
  ring: {
    plays,
    hours: (day, from, to) => `${day}s, ${from} bis ${to}`,
    today: (count, usual, day, words) =>
      `${count > 0 ? `bisher ${plays(count, words)}` : 'heute noch nichts'}, sonst ${usual > 0 ? `etwa ${words.number(usual)}` : 'selten etwas'} am ${day}`,
    table: 'Deine Wiedergaben nach Wochentag und Stunde',
    weekday: 'Wochentag',
  },
  said: {
    verdicts: {
      love: 'Geliebt',
      like: 'Gefällt dir',
      dislike: 'Gefällt dir nicht',
      hide: 'Für immer ausgeblendet',
      'not-now': 'Für jetzt verschoben',
    },
    takenBack: 'Zurückgenommen',
    undo: 'Rückgängig',
    notSaved: 'Das ließ sich nicht speichern; die Regale zeigen, was gilt.',
  },
  shelves: 'Regale',
  forYou: 'Für dich',
  nothingLeft: 'In diesem Regal ist nichts mehr.',
  fillsAgain: 'Es füllt sich wieder, wenn du weiter hörst.',
  song: {
    like: 'Gefällt mir',
    liked: 'Gefällt dir',
    notNow: 'Nicht jetzt',
    hide: 'Ausblenden',
    hidden: 'Ausgeblendet',
    why: (title) => `Warum ${title}:`,
    likeOf: (song) => `Gefällt mir: ${song}`,
    notNowOf: (song) => `Nicht jetzt: ${song}`,
    hideOf: (song) => `Ausblenden: ${song}`,
  },
};
