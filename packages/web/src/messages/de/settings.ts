import type { PageMessages } from '../messages.ts';

const plays = (count: number, shown: string) =>
  `${shown} ${count === 1 ? 'Wiedergabe' : 'Wiedergaben'}`;
const days = (count: number, shown: string) =>
  count % 365 === 0
    ? `${count / 365} ${count === 365 ? 'Jahr' : 'Jahre'}`
    : `${shown} ${count === 1 ? 'Tag' : 'Tage'}`;

export const settings: PageMessages['settings'] = {
  title: 'Einstellungen',
  appearance: 'Aussehen',
  language: 'Sprache',
  asBrowser: 'Wie der Browser',
  languages: { en: 'English', de: 'Deutsch' },
  theme: 'Farben',
  asSystem: 'Wie das System',
  themes: { light: 'Papier', dark: 'Nacht' },
  account: 'Passwort, Sitzungen, Schlüssel und Personen stehen bei deinem Konto.',
  toAccount: 'Zum Konto',
  noListener:
    'Was sonst einzustellen ist, gehört zu einem Hörer. Bring zuerst eine Hörgeschichte mit, oder probiere die Demo.',
  zone: {
    title: 'Wo du lebst',
    what: 'Tage, Stunden und Wochen deiner Statistik beginnen nach diesen Uhren.',
    label: 'Zeitzone',
    here: (zone) => `Dieser Browser ist in ${zone}.`,
    take: 'Diese nehmen',
  },
  exclusions: {
    title: 'Zählt nicht zu deinem Geschmack',
    what: 'Diese Wiedergaben bleiben in deiner Hörgeschichte, und ihretwegen wird nichts empfohlen.',
    none: 'Alles, was du gehört hast, zählt.',
    song: (title, artist) => `${title} von ${artist}`,
    from: (day) => `ab ${day}`,
    to: (day) => `bis ${day}`,
    everything: 'Alles',
    include: 'Wieder zählen',
    search: 'Ein Titel oder ein Künstler',
    nothingFound: 'Nichts dieses Namens ist hier bekannt.',
    artist: 'Künstler',
    exclude: 'Auslassen',
    period: 'Ein Zeitraum',
    first: 'Erster Tag',
    last: 'Letzter Tag',
    excludePeriod: 'Zeitraum auslassen',
  },
  verdicts: {
    title: 'Ausgeblendet',
    what: 'Was du von Titeln und Künstlern gesagt hast, gilt, bis du es zurücknimmst.',
    noneHidden: 'Nichts ist ausgeblendet.',
    noneLiked: 'Noch gefällt dir nichts ausdrücklich.',
    liked: 'Was dir gefällt',
    song: (title, artist) => `${title} von ${artist}`,
    artist: (name) => `Alles von ${name}`,
    showAgain: 'Wieder zeigen',
    takeBack: 'Zurücknehmen',
    all: (count) => `Alle ${count}`,
  },
  names: {
    title: 'Namen, die dasselbe meinen können',
    what: 'Quellen schreiben Titel und Künstler verschieden. Was du entscheidest, gilt für alle auf diesem EchoTune und lässt sich in jeder Reihenfolge zurücknehmen.',
    look: 'Unsichere Namen suchen',
    none: 'Nichts ist unsicher.',
    plays,
    same: 'Dasselbe',
    different: 'Verschieden',
    several: 'Mehrere Künstler',
    one: 'Ein Künstler',
    decided: 'Was entschieden wurde',
    nothingDecided: 'Noch wurde nichts entschieden.',
    kinds: {
      'merge-songs': 'ist der Titel',
      'merge-artists': 'ist der Künstler',
      'part-track': 'ist ein eigener Titel',
      'move-track': 'ist eine Fassung von',
      'rename-song': 'heißt',
      'rename-artist': 'heißt',
      'split-artist': 'sind',
      'different-songs': 'ist nicht der Titel',
      'different-artists': 'ist nicht der Künstler',
    },
    undo: 'Zurücknehmen',
  },
  retention: {
    title: 'Wie lange etwas aufbewahrt wird',
    plays: 'Wiedergaben',
    forEver: 'Für immer',
    shown: 'Was empfohlen wurde',
    usual: (count, shown) => `Wie üblich: ${days(count, shown)}`,
    days,
    warns: (count, shown) =>
      `${plays(count, shown)} ${count === 1 ? 'ist' : 'sind'} älter. Sie verschwinden sofort und endgültig, und Modelle lernen ohne sie neu.`,
    nothingOlder: 'Nichts ist jetzt älter.',
    keep: 'So lassen',
    apply: 'Anwenden',
    removed: (count, shown) => `Verschwunden: ${plays(count, shown)}.`,
  },
  data: {
    title: 'Deine Daten',
    where: (host) =>
      `Alles, was über dich bekannt ist, liegt auf diesem EchoTune, unter ${host}, und sonst nur dort, wo du einen Dienst verbunden hast.`,
    whoIsAsked: 'Wer gefragt und benachrichtigt wird',
    export: 'Nimm sie mit',
    shapes: {
      echotune: 'Alles, um es wieder zu importieren',
      listenbrainz: 'Wiedergaben, wie ListenBrainz sie hat',
      spotify:
        'Wiedergaben, wie Spotify sie hat (ohne die, von denen niemand sagte, wie lange sie liefen)',
    },
    demo: 'Dieser Hörer ist erfunden.',
    leaveDemo: 'Die Demo verlassen',
    forget: 'Alles löschen',
    forgetWhat: (name) => `Das löscht endgültig alles, was über ${name} bekannt ist:`,
    goes: (count, shown) => [
      `${plays(count, shown)} und die Dateien, aus denen sie kamen`,
      'was dir gefiel, was du ausgeblendet und ausgelassen hast, gemerkte Titel',
      'Playlists, Empfehlungen und ihre Gründe',
      'Verbindungen mit ihren Zugangsschlüsseln, Schlüssel von Playern, Webhooks',
      'jedes Modell, das daraus gelernt hat; neue lernen ohne sie',
    ],
    stays:
      'Dein Konto bleibt, und ebenso entschiedene Namen, wo auch andere hören. Was an Dienste gesendet wurde, haben diese.',
    typeName: (name) => `Tippe ${name}, um alles zu löschen`,
    forgetNow: 'Endgültig löschen',
  },
};
