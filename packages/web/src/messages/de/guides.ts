import type { Messages } from '../messages.ts';

export const exportGuides: Messages['exportGuides'] = {
  title: 'Noch kein Export?',
  detail: 'So bekommst du ihn, Dienst für Dienst. Das Zip wird gelesen, wie es kommt.',
  open: (name) => `${name} öffnen`,
  guides: {
    spotify: {
      name: 'Spotify',
      wait: 'bis zu 30 Tage',
      steps: [
        'Öffne spotify.com/account/privacy und melde dich an.',
        'Setze unter „Deine Daten herunterladen“ den Haken bei „Erweiterter Streamingverlauf“ und entferne die anderen: Die Kontodaten allein reichen nur ein Jahr zurück.',
        'Drücke „Daten anfordern“ und dann „Bestätigen“ in der Mail, die kommt.',
        'Tage später kommt eine zweite Mail mit dem Link. Lade das Zip binnen 14 Tagen herunter und lass es ungeöffnet hier fallen.',
      ],
    },
    lastfm: {
      name: 'Last.fm',
      wait: 'sofort',
      steps: [
        'Last.fm hat keinen eigenen Export. Unter Dienste verbunden, holt EchoTune den ganzen Verlauf selbst.',
        'Ohne zu verbinden: Öffne lastfm.ghan.nl/export, gib dort deinen Namen ein, wähle CSV oder JSON und drücke „Export“.',
        'Lass die Datei hier fallen.',
      ],
    },
    listenbrainz: {
      name: 'ListenBrainz',
      wait: 'Minuten',
      steps: [
        'Öffne listenbrainz.org/settings/export und melde dich an.',
        'Drücke „Create export“ und warte, bis er fertig ist.',
        'Lade das Zip herunter und lass es ungeöffnet hier fallen.',
      ],
    },
    maloja: {
      name: 'Maloja',
      wait: 'sofort',
      steps: [
        'Öffne `/admin_overview` deines Maloja und melde dich an.',
        'Drücke „Export“; der Browser speichert eine JSON-Datei.',
        'Lass sie hier fallen.',
      ],
    },
    koito: {
      name: 'Koito',
      wait: 'sofort',
      steps: [
        'Öffne in deinem Koito die Einstellungen und dort „Export“.',
        'Drücke „Export“; der Browser speichert `koito_export.json`.',
        'Lass sie hier fallen.',
      ],
    },
    librefm: {
      name: 'Libre.fm',
      wait: 'Tage',
      steps: [
        'Libre.fm exportiert von Hand: Melde dich an, öffne die Hilfeseite und bitte um deine Wiedergaben als CSV.',
        'Sie kommen als Link per Mail. Speichere die CSV-Datei und lass sie hier fallen, wie sie ist.',
      ],
    },
    pano: {
      name: 'Pano Scrobbler',
      wait: 'von nun an',
      steps: [
        'Öffne in der App Einstellungen, Konten, dann „In Datei scrobbeln“ und wähle JSONL und einen Ort.',
        'Von da an steht jede Wiedergabe darin. Schick die Datei auf diesen Rechner und lass sie hier fallen; später noch einmal, und es kommt dazu, was neu ist.',
      ],
    },
    exportify: {
      name: 'Exportify',
      wait: 'sofort; gespeicherte Stücke, keine Wiedergaben',
      steps: [
        'Öffne exportify.net und melde dich mit Spotify an.',
        'Drücke „Export All“; der Browser speichert ein Zip mit Tabellen.',
        'Lass es hier fallen. Es sagt, welche Stücke du gespeichert hast; wann du sie gehört hast, weiß Spotify.',
      ],
    },
    csv: {
      name: 'Irgendeine Tabelle (CSV)',
      wait: 'sofort',
      steps: [
        'Eine Wiedergabe je Zeile, die Namen der Spalten in der ersten: `artist`, `title` und `date` genügen.',
        'Daten in ISO-Form (`2024-05-01 20:15`) oder als Sekunden seit 1970. `album` und `ms_played` helfen.',
        'Heißen die Spalten anders, zeigt `echotune import --preview DATEI`, was verstanden wird; `--columns` sagt, was was ist.',
      ],
    },
  },
};
