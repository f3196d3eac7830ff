import type { Messages } from '../messages.ts';

const be = (count: number) => (count === 1 ? 'ist' : 'sind');

export const imports: Messages['imports'] = {
  title: 'Bring den Hörverlauf mit, der dir gehört.',
  intro:
    'EchoTune liest den Export von Spotify, Last.fm, ListenBrainz und vielen anderen hier, lernt aus jeder Wiedergabe und nennt für jeden Vorschlag den genauen Grund. Wovon zwei Exporte erzählen, das ist eine Wiedergabe. Nichts wird irgendwohin geschickt.',
  chooseFiles: 'Dateien wählen',
  chooseFolder: 'Ordner wählen',
  tryDemo: 'Demo ausprobieren',
  demoMeanwhile: 'Die Demo ist das Leben eines erfundenen Menschen und geht ohne eine Spur.',
  drop: {
    here: 'Lass deinen Export hier fallen',
    letGo: 'Loslassen',
    sending: 'Wird gesendet',
    label: 'Lass deinen Export hier fallen oder wähle seine Dateien',
  },
  opening: 'Die Dateien werden geöffnet.',
  sending: (sent, total) => `${sent} von ${total} MB gesendet.`,
  sent: 'Gesendet. Die Dateien werden geöffnet.',
  years: (first) => `Wiedergaben nach Monat ab ${first}, ein Jahr je Umdrehung`,
  yearsFound: 'Bisher gefundene Jahre',
  mostPlayed: 'Bisher am meisten gespielt',
  rowsRead: 'Zeilen gelesen',
  past: {
    title: 'Früher importiert',
    andMore: (count, words) => `und ${words.counted(count, 'Datei', 'Dateien')} mehr`,
    undone: 'Zurückgenommen.',
    undo: 'Zurücknehmen',
    undoOf: (name) => `Zurücknehmen: ${name}`,
    undoMeans: 'Wiedergaben, von denen sonst nichts erzählt, sind dann weg, auch aus den Modellen.',
    gone: (count, words) => `${words.counted(count, 'Wiedergabe ist', 'Wiedergaben sind')} weg.`,
  },
  phases: {
    failed: 'Der Import ist abgebrochen',
    cancelled: 'Import beendet',
    waiting: 'Gleich geht es los',
    reading: 'Dein Verlauf wird gelesen',
    training: 'Aus deinen Wiedergaben wird gelernt',
    finished: 'Fertig',
    fruitless: 'Keine Wiedergaben in diesen Dateien',
  },
  away: 'Der Server antwortet nicht. Es geht von selbst weiter, sobald er es tut.',
  cancel: 'Abbrechen',
  cancelling: 'Wird abgebrochen',
  chooseOthers: 'Andere Dateien wählen',
  noRows: 'Noch keine Zeilen.',
  totals: ({ read, added, duplicates, notMusic, rejected }, ofArchive, words) => {
    const all =
      read === 1 ? 'Die einzige Zeile ist neu.' : `Alle ${words.number(read)} Zeilen sind neu.`;
    const some = `${added === 0 ? 'Keine' : words.number(added)} von ${words.counted(read, 'Zeile', 'Zeilen')} ${added === 0 ? 'ist' : be(added)} neu.`;
    const other = notMusic - ofArchive;
    const rest = [
      other > 0 && `${words.number(other)} ${be(other)} keine Musik`,
      ofArchive > 0 && `${words.number(ofArchive)} ${be(ofArchive)} Angaben zum Archiv selbst`,
      duplicates > 0 && `${words.number(duplicates)} hattest du schon`,
      rejected > 0 && `${words.number(rejected)} ${be(rejected)} nicht lesbar`,
    ].filter((clause) => clause !== false);
    return `${added === read ? all : some}${rest.length === 0 ? '' : ` ${rest.join(', ')}.`}`;
  },
  expired: (count, words) =>
    `${words.counted(count, 'Wiedergabe ist älter, als du sie behältst, und ist', 'Wiedergaben sind älter, als du sie behältst, und sind')} schon wieder weg.`,
  filesOfPlays: (count, words) => `${words.counted(count, 'Datei', 'Dateien')} mit Wiedergaben`,
  filesLeftAlone: (count, words) => `${words.counted(count, 'Datei', 'Dateien')} ausgelassen`,
  noKnownFormat: (name) => `${name}: in keinem bekannten Format`,
  unread: {
    whole: 'ließ sich nicht lesen',
    toItsEnd: 'ließ sich nicht bis zum Ende lesen',
    held: (rows, words) => `Bis dahin waren es ${words.counted(rows, 'Zeile', 'Zeilen')}.`,
    getAnew: (files) =>
      `Hol die ${files === 1 ? 'Datei' : 'Dateien'} neu und importiere noch einmal: Was du schon hast, zählt nicht doppelt.`,
  },
  rejected: (count, words) =>
    `${words.counted(count, 'Zeile ließ', 'Zeilen ließen')} sich nicht lesen`,
  record: (record, words) => `Satz ${words.number(record)}`,
  records: (first, last, words) => `Sätze ${words.number(first)} bis ${words.number(last)}`,
};
