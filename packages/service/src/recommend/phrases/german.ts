import type { Phrases } from './phrases.ts';
import { sentence } from './sentence.ts';
import { timeWords } from './time-words.ts';

const time = timeWords({
  locale: 'de',
  today: 'heute',
  yesterday: 'gestern',
  on: (date) => `am ${date}`,
  times: (count, written) => (count === 1 ? 'einmal' : count === 2 ? 'zweimal' : `${written}-mal`),
});

export const german: Phrases = {
  time,
  playedOnce: (day) => sentence`Du hast es ${day} gehört`,
  playedSince: ({ times, since, last }) =>
    sentence`Du hast es seit ${since} ${times} gehört, zuletzt ${last}`,
  forgotten: ({ times, since, last }) =>
    sentence`Du hast es von ${since} an ${times} gehört und seit ${last} nicht mehr`,
  aboutNow: (times, lastDay) =>
    sentence`Du hast es ${times} um diese Tageszeit gehört, zuletzt ${lastDay}`,
  thisSession: (lastDay) =>
    sentence`Du kommst auf Stücke dieser Sitzung immer wieder zurück und hast es ${lastDay} gehört`,
  sameSessions: (title, lastDay) =>
    sentence`Es kam in deinen Sitzungen mit ${title} vor, zuletzt gehört ${lastDay}`,
  othersGoOn: (title, lastDay) =>
    sentence`Andere hören es nach ${title}, und das hast du ${lastDay} gehört`,
  alongWith: (title, played) => [
    ...sentence`Du hörst es zusammen mit ${title}`,
    ...(played === null ? [] : sentence`, und das ${played}`),
  ],
  othersPlayBoth: (title, played) => [
    ...sentence`Wer ${title} hört, hört auch dies`,
    ...(played === null ? [] : sentence`, und jenes hast du ${played} gehört`),
  ],
  tagged: ([first, second], title, played) => [
    ...likeSong(title, played),
    ...(second === undefined
      ? sentence` trägt es das Wort ${first}`
      : sentence` trägt es die Wörter ${first} und ${second}`),
  ],
  sameArtist: (artist, title, played) => [
    ...likeSong(title, played),
    ...sentence` ist es von ${artist}`,
  ],
  sameKind: (title, played) => [
    ...sentence`Nach Jahren und Klang ist es nahe an ${title}`,
    ...(played === null ? [] : sentence`, das du ${played} gehört hast`),
  ],
  toldAlike: (title, played, teller) => [
    ...sentence`Ähnlich wie ${title}`,
    ...(played === null ? [] : sentence`, das du ${played} gehört hast`),
    ...(teller === null ? [] : [{ text: `, sagt ${teller}`, strong: false }]),
  ],
  wayBegins: [{ text: 'Hier beginnt der Weg', strong: false }],
  playedNear: (title) => sentence`Es wird in der Nähe von ${title} gehört`,
  sameListeners: (title) => sentence`Wer ${title} hört, hört es auch, oder etwas in seiner Nähe`,
  popular: {
    here: 'Die Gemeinschaft hört es gerade viel',
    own: 'Es gehört zu dem, was du zuletzt am meisten hörst',
  },
  opinion: {
    up: 'Nach oben gerückt, weil es dir gefällt',
    down: 'Nach unten gerückt, weil dir der Künstler nicht gefiel',
  },
  rules: {
    'familiarity-dial': 'Nach unten gerückt, weil du mehr oder weniger Bekanntes wolltest',
    'popularity-dial': 'Nach unten gerückt, weil du mehr oder weniger Berühmtes wolltest',
    'off-target': 'Nach unten gerückt, weil es weiter weg von dem Klang ist, den du wolltest',
    diversity: 'Nach unten gerückt, damit das Regal nicht überall gleich klingt',
    calibration: 'Nach unten gerückt, weil im Regal schon mehr dieser Art steht, als du hörst',
    'recently-shown': 'Nach unten gerückt, weil es dir vor Kurzem gezeigt wurde',
  },
  unknownRule: (name) => `Verschoben durch die Regel „${name}“`,
  weakerReasons: (count) => `${time.number(count)} schwächere Gründe`,
  empty: {
    'no-history': {
      message: 'Noch gibt es keine Wiedergaben, nach denen man gehen könnte.',
      help: 'Importiere einen Export oder lass ein paar Stücke durchlaufen; ab etwa 500 Wiedergaben wird es besser.',
    },
    'no-repeats': {
      message: 'Du hast noch kein Stück dreimal gehört.',
      help: 'Dieses Regal füllt sich, wenn Stücke wiederkommen; ein älterer Export bringt es sofort.',
    },
    'no-community': {
      message: 'Alles, was EchoTune kennt, hast du gehört: Es kennt nur deinen eigenen Verlauf.',
      help: 'Entdeckungen kommen aus dem, was andere hören: Lass einen Dienst sagen, welche Songs einander ähneln (Verbindungen, oder echotune enrich allow listenbrainz), füge einen zweiten Hörer oder ein Korpus hinzu (echotune corpus add), oder sieh sie dir in der Demo an.',
    },
    'nothing-new': {
      message: 'Du hast jedes Stück gehört, das die Gemeinschaft hier hört.',
      help: 'Mehr Hörer oder neuere Verläufe von ihnen bringen Stücke, die du nicht kennst.',
    },
    'nothing-forgotten': {
      message: 'Nichts, was du geliebt hast, schweigt schon lange.',
      help: 'Dieses Regal füllt sich mit den Monaten oder mit einem älteren Teil deines Verlaufs.',
    },
    'no-mix': {
      message: 'Deine Stücke bilden noch nicht so viele Gruppen.',
      help: 'Ein Mix braucht ein paar Stücke, die du oder andere zusammen hören; mehr Wiedergaben bringen mehr davon.',
    },
    'nothing-alike': {
      message: 'Niemand sonst hört hier, wonach du fragst.',
      help: 'Ein Korpus oder ein zweiter Hörer, der es hört, würde sagen, was dazu passt.',
    },
    'nothing-fits': {
      message: 'Nichts, was hier stehen könnte, ist so, wie du es wolltest.',
      help: 'Frag nach weniger auf einmal. Jahre, Längen, Stimmungen und Wörter sind nur von Stücken bekannt, von denen eine Tabelle sie sagte (echotune features import) oder ein Dienst (echotune enrich allow).',
    },
    'all-removed': {
      message: 'Was hier stünde, ist ausgeblendet oder verschoben.',
      help: 'Nimm ein „Ausblenden“ oder „Nicht jetzt“ zurück, und es kommt wieder.',
    },
  },
};

/** "Wie {Angel}, das du {einmal} gehört hast," */
function likeSong(title: string, played: string | null) {
  return played === null
    ? sentence`Wie ${title}`
    : [...sentence`Wie ${title}, das du ${played} gehört hast`, { text: ',', strong: false }];
}
