import type { Messages } from '../messages.ts';

export const frame: Messages['frame'] = {
  places: {
    home: 'Start',
    explore: 'Entdecken',
    playlists: 'Playlists',
    statistics: 'Statistik',
    chat: 'Assistent',
    proof: 'Probe',
    import: 'Import',
    connections: 'Dienste',
    settings: 'Einstellungen',
    operations: 'Betrieb',
    account: 'Konto',
  },
  skip: 'Direkt zur Seite',
  waiting: 'Die Seite wird geöffnet',
  more: 'Mehr',
  listener: 'Hörer',
  nothingHereTitle: 'Hier ist nichts',
  nothingHere: 'Unter dieser Adresse ist nichts.',
  nothingHereDetail: 'Vielleicht wurde es gelöscht, oder die Adresse enthält einen Fehler.',
  toHome: 'Zur Startseite',
  toExplore: 'Zu Entdecken',
};
