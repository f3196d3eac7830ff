import { phrasesOf } from '../../recommend/phrases/languages.ts';
import { listed, sayConstraints } from './say-constraints.ts';
import { spans } from './say-spans.ts';
import type { Words } from './words.ts';

const { time } = phrasesOf('de');
const number = (count: number) => time.number(count);
const count = (of: number, one: string, more: string) => `${number(of)} ${of === 1 ? one : more}`;
const quoted = (name: string) => `„${name}“`;
const weekdays = [
  ...['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
];
const { between, day } = spans({
  locale: 'de',
  ever: '',
  from: (date) => ` seit dem ${date}`,
  to: (date) => ` bis zum ${date}`,
  on: (date) => ` am ${date}`,
  both: (first, last) => ` vom ${first} bis zum ${last}`,
});
const plays = (of: number) => count(of, 'Wiedergabe', 'Wiedergaben');
const listens = (of: number) => `${time.times(of)} gehört`;
const songs = (of: number) => count(of, 'Titel', 'Titel');
/** After a preposition that asks for the dative. */
const withSongs = (of: number) => count(of, 'Titel', 'Titeln');
const artists = (of: number) => count(of, 'Künstler', 'Künstlern');
const verdicts = {
  love: (name: string) => `Soll ich festhalten, dass du ${name} liebst?`,
  like: (name: string) => `Soll ich festhalten, dass du ${name} magst?`,
  dislike: (name: string) => `Soll ich festhalten, dass du ${name} nicht magst?`,
  hide: (name: string) => `Soll ich ${name} nie wieder empfehlen?`,
  'not-now': (name: string) => `Soll ich ${name} vorerst weglassen?`,
  none: (name: string) => `Soll ich vergessen, was du über ${name} gesagt hast?`,
} as const;
const refreshed = { daily: ', jeden Tag neu gefüllt', weekly: ', jede Woche neu gefüllt' };
const unknown = {
  artist: (called: string) => `Es gibt hier keinen Künstler mit dem Namen ${quoted(called)}.`,
  song: (called: string) => `Es gibt hier keinen Titel mit dem Namen ${quoted(called)}.`,
  playlist: (called: string) => `Es gibt hier keine Playlist mit dem Namen ${quoted(called)}.`,
  tag: (called: string) => `Hier trägt nichts das Wort ${quoted(called)}.`,
  entry: (called: string) => `${called} steht nicht in der Playlist.`,
  shown: (place: string) => `Unter dem, was zuletzt gezeigt wurde, gibt es keine Nummer ${place}.`,
} as const;
const problems: Readonly<Record<string, string>> = {
  'history-changed':
    'Das kann ich nicht mehr erklären: Der Verlauf oder das Modell, das es gewählt hat, ist inzwischen ein anderer.',
  'provider-not-configured': 'Was man dafür braucht, ist hier nicht eingerichtet.',
  'provider-not-connected': 'Du hast kein Spotify-Konto verbunden.',
  'track-unknown': 'Spotify kennt nichts davon.',
  'playlist-changed': 'Jemand hat die Playlist inzwischen geändert. Frag noch einmal.',
  'budget-exceeded': 'Das Budget dafür ist aufgebraucht.',
  'budget-uncovered': 'Dafür hat niemand ein Budget festgelegt.',
};

const asked = (what: string) => (what === '' ? '' : `: ${what}`);

export const german: Words = {
  constraints: (wanted) =>
    sayConstraints(wanted, {
      kind: {
        'for-you': 'für dich',
        discover: 'noch nie gehört',
        rediscover: 'geliebt und lange nicht gehört',
        'on-repeat': 'zuletzt viel gehört',
        'right-now': 'für diese Tageszeit',
      },
      mood: {
        ...{ happy: 'fröhlich', energetic: 'mitreißend', calm: 'ruhig' },
        ...{ sad: 'traurig', dark: 'düster' },
      },
      like: (names) => `wie ${names}`,
      without: (names) => `ohne ${names}`,
      ...{ or: 'oder', and: 'und' },
      shown: (place) => `Nummer ${place}`,
      years: (least, most) =>
        least === undefined
          ? `bis ${most}`
          : most === undefined
            ? `ab ${least}`
            : least === most
              ? `von ${least}`
              : `von ${least} bis ${most}`,
      long: (least, most) =>
        `${least === undefined ? '' : `mindestens ${least} s `}${most === undefined ? '' : `höchstens ${most} s `}lang`,
      ...{ quiet: 'leise', intense: 'kräftig' },
      tempo: (least, most) =>
        least === undefined
          ? `höchstens ${most} bpm`
          : `${least}${most === undefined ? ' bpm oder mehr' : `–${most} bpm`}`,
      ...{ clean: 'nichts Anstößiges', unheard: 'dir neu', heard: 'dir bekannt' },
      ...{ littleKnown: 'wenig bekannt', wellKnown: 'sehr bekannt' },
      minutes: (of) => `etwa ${number(of)} Minuten`,
    }),
  ...{ plays, listens },
  weekday: (at) => weekdays[at] ?? '',
  recommended: (of, what) => `${songs(of)} für dich${asked(what)}.`,
  found: (text, of, names) =>
    of + names.length === 0
      ? `Hier heißt nichts ${quoted(text)}.`
      : `${songs(of)} zu ${quoted(text)}${names.length === 0 ? '' : `, und ${listed(names, 'und')}`}.`,
  artistsLike: (name, names) =>
    names.length === 0
      ? `Niemand hier ist dafür bekannt, wie ${name} zu sein.`
      : `Wie ${name}: ${listed(names, 'und')}.`,
  songsLike: (name, of) =>
    of === 0
      ? `Es ist nichts bekannt, das zu ${name} passt.`
      : `${songs(of)}, ${of === 1 ? 'der' : 'die'} zu ${name} ${of === 1 ? 'passt' : 'passen'}.`,
  tops: (of, rows, range) => {
    const [first] = rows;
    if (first === undefined) return `Du hast${between(range)} nichts gehört.`;
    const { name, detail, listens: times } = first;
    const what = {
      songs: 'Dein meistgehörter Titel',
      artists: 'Dein meistgehörter Künstler',
      albums: 'Dein meistgehörtes Album',
    }[of];
    const by = detail === null ? '' : ` von ${detail}`;
    return `${what}${between(range)}: ${name}${by}, ${listens(times)}.`;
  },
  summary: (sums) =>
    `Du hast${between(sums)} ${songs(sums.songs)} von ${artists(sums.artists)} gehört, ` +
    `in ${plays(sums.plays)} und ${number(sums.hours)} Stunden.`,
  figures: (sums) => [
    { kind: 'figure', label: 'Wiedergaben', value: number(sums.plays) },
    { kind: 'figure', label: 'Stunden', value: number(sums.hours) },
    { kind: 'figure', label: 'Titel', value: number(sums.songs) },
    { kind: 'figure', label: 'Künstler', value: number(sums.artists) },
    { kind: 'figure', label: 'Neue Künstler', value: number(sums.newArtists) },
    { kind: 'figure', label: 'Tage mit Musik', value: number(sums.daysWithMusic) },
  ],
  busiest: (hour, weekday, range) =>
    hour === null || weekday === null
      ? `Du hast${between(range)} nichts gehört.`
      : `Du hast${between(range)} am meisten zwischen ${hour.at} und ${(hour.at + 1) % 24} Uhr gehört ` +
        `(${plays(hour.plays)}), und am ${weekdays[weekday.at]} (${plays(weekday.plays)}).`,
  skips: (percent, rows, range) => {
    const [first] = rows;
    const most = first === undefined ? '' : ` Am häufigsten ${first.title}: ${first.skips}-mal.`;
    return `Du hast${between(range)} ${percent} % von dem übersprungen, was du gehört hast.${most}`;
  },
  eras: (rows, range) =>
    rows.length === 0
      ? `Keine Künstler hatten${between(range)} eine Zeit für sich.`
      : rows
          .map(
            ({ artists: rulers, ...era }) =>
              `${listed(
                rulers.map(({ name }) => name),
                'und',
              )}${between(era)}.`,
          )
          .join(' '),
  nothingPlayed: (range) => `Du hast${between(range)} nichts gehört.`,
  history: (name, { plays: of, firstPlayed, lastPlayed, rank, ...range }) =>
    of === 0 || firstPlayed === undefined || lastPlayed === undefined
      ? `Du hast ${name}${between(range)} nicht gehört.`
      : `Du hast ${name}${between(range)} ${time.times(of)} gehört, zuerst am ${day(firstPlayed)}, ` +
        `zuletzt am ${day(lastPlayed)}${rank === undefined ? '' : `; das ist Platz ${number(rank)}`}.`,
  neverRecommended: (name) => `Ich habe dir ${name} nicht empfohlen.`,
  playlists: (names) =>
    names.length === 0
      ? 'Du hast keine Playlists.'
      : `Du hast ${count(names.length, 'Playlist', 'Playlists')}: ${listed(names, 'und')}.`,
  playlist: (name, of) => `${quoted(name)} hat ${songs(of)}.`,
  playing: (title, artist) => `Es läuft ${title}${artist === null ? '' : ` von ${artist}`}.`,
  silence: 'Es läuft nichts, von dem ich weiß.',
  wouldMake: (name, of, what, refresh) =>
    `Soll ich die Playlist ${quoted(name)} mit ${withSongs(of)} anlegen${asked(what)}${
      refresh === null ? '' : refreshed[refresh]
    }?`,
  wouldAdd: (added, playlist) =>
    `Soll ich ${listed(
      added.map(({ title, artist }) => `${title} – ${artist}`),
      'und',
    )} zu ${quoted(playlist)} hinzufügen?`,
  wouldRemove: (removed, playlist) =>
    `Soll ich ${listed(
      removed.map(({ title, artist }) => `${title} – ${artist}`),
      'und',
    )} aus ${quoted(playlist)} nehmen?`,
  wouldRename: (playlist, name) => `Soll ich ${quoted(playlist)} in ${quoted(name)} umbenennen?`,
  wouldDelete: (playlist, of) =>
    `Soll ich die Playlist ${quoted(playlist)} mit ${withSongs(of)} löschen?`,
  wouldJudge: (name, verdict) => verdicts[verdict](name),
  wouldPlay: (command, name) =>
    ({
      play: name === null ? 'Soll Spotify weiterspielen?' : `Soll Spotify ${name} spielen?`,
      pause: 'Soll Spotify anhalten?',
      next: 'Soll Spotify zum nächsten Titel gehen?',
      previous: 'Soll Spotify zum Titel davor gehen?',
    })[command],
  done: 'Erledigt.',
  made: (name, of) => `${quoted(name)} ist da, mit ${withSongs(of)}.`,
  madeEmpty: (name, why) => `${quoted(name)} ist da und vorerst leer: ${why}`,
  declined: 'Es bleibt, wie es ist.',
  brokeOff: 'Das ist abgebrochen: Sieh nach, ob es geschehen ist.',
  failed: (why) => `Das ging nicht: ${why}`,
  unknown: (kind, called) => unknown[kind](called),
  problem: (code, message) => problems[code] ?? message,
  noResearch:
    'Das steht allenfalls im Netz: Um es nachzusehen, braucht es Perplexity oder Gemini, und hier ist keines eingerichtet.',
  tooMany: (most) =>
    `Ich schlage höchstens ${most} Änderungen auf einmal vor: Bitte um die anderen danach.`,
  sayWhich: 'Nenn beim Namen, was ich ändern soll: Ich rühre nur an, was du selbst genannt hast.',
  sayWhom: 'Sag in deiner Frage, wen oder was du meinst: Nur deine eigenen Worte gehen ins Netz.',
  notUnderstood: (pieces) => `Nicht verstanden habe ich: ${pieces.map(quoted).join(', ')}.`,
  help:
    'Frag mich nach Musik („etwas Ruhiges wie Portishead aus den 90ern“), nach deinem Verlauf („was habe ich im Sommer 2019 am meisten gehört?“), ' +
    'warum etwas empfohlen wurde, oder nach einer Playlist. Bevor ich etwas ändere, frage ich dich.',
  fallback: (code) =>
    code.startsWith('budget')
      ? 'Das Budget für Sprachmodelle ist aufgebraucht, deshalb antworte ich ohne.'
      : 'Gerade antwortet kein Sprachmodell, deshalb antworte ich ohne.',
  offered: 'Soll ich?',
};
