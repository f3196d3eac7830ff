import type { PageMessages } from '../messages.ts';

const plays = (count: number, shown: string) =>
  `${shown} ${count === 1 ? 'Wiedergabe' : 'Wiedergaben'}`;

export const connections: PageMessages['connections'] = {
  title: 'Dienste',
  where: (host) =>
    `Deine Wiedergaben liegen auf diesem EchoTune, unter ${host}. Es kommt ohne andere aus: Jeder Dienst hier wird erst gefragt, wenn du es sagst, und erfährt nur, was daneben steht.`,
  nobodyAsked: 'Bisher wird für dich niemand gefragt.',
  asked: (names) => `Für dich gefragt oder benachrichtigt: ${names}.`,
  noListener:
    'Dienste gehören zu einem Hörer. Bring zuerst eine Hörgeschichte mit, oder probiere die Demo.',
  inHeart: (count, shown) => `${plays(count, shown)},\nhier aufbewahrt`,
  drawing: 'Welche Dienste verbunden sind',
  connect: 'Verbinden',
  connected: 'verbunden',
  disconnect: 'Trennen',
  notSetUp: 'Nicht eingerichtet',
  askOperator: 'Wer dieses EchoTune betreibt, richtet vorher ein:',
  cancel: 'Anhalten',
  states: {
    queued: 'wartet, bis es dran ist',
    running: 'läuft',
    done: 'fertig',
    failed: 'gescheitert',
    cancelled: 'angehalten',
  },
  services: {
    spotify: 'Spotify',
    listenbrainz: 'ListenBrainz',
    lastfm: 'Last.fm',
    musicbrainz: 'MusicBrainz',
    coverart: 'Cover Art Archive',
    players: 'Player',
    webhooks: 'Webhooks',
  },
  spotify: {
    what: 'Liest, was du zuletzt gehört hast, deine Bibliothek und was gerade läuft; steuert die Wiedergabe und legt Playlists dort ab. Nichts davon trainiert ein Modell: Spotify verbietet das.',
    told: 'Spotify erfährt, dass dieses EchoTune für dich fragt. Die Zugangsschlüssel sind versiegelt und verschwinden, wenn du trennst.',
    setUp: 'eine eigene Client-ID von Spotify, wie docs/spotify.md es beschreibt.',
    done: 'Spotify ist verbunden.',
    trouble: {
      'provider-refused': 'Spotify durfte nicht verbunden werden. Es hat sich nichts geändert.',
      'provider-consent-needed':
        'Dieser Rückweg von Spotify wurde schon benutzt oder ist zu alt. Verbinde noch einmal.',
      'provider-account-taken':
        'Dieses Konto von Spotify ist hier mit einem anderen Hörer verbunden.',
      other: 'Spotify konnte nicht verbunden werden. Versuch es noch einmal.',
    },
    as: (account) => `als ${account}`,
    consent: {
      holds: (day) => `Die Zustimmung gilt bis ${day}.`,
      'ends-soon': (day) =>
        `Die Zustimmung endet am ${day}. Erneuere sie, und das Lesen geht weiter.`,
      over: (day) => `Die Zustimmung endete am ${day}. Bis du sie erneuerst, wird nichts gelesen.`,
    },
    renew: 'Erneuern',
    playsRead: (when) => `Wiedergaben wurden zuletzt am ${when} gelesen.`,
    playsNotRead: 'Wiedergaben werden innerhalb von zehn Minuten gelesen.',
    paused: (when) => `Spotify will bis ${when} keine Anfragen. Danach geht das Lesen weiter.`,
    now: (title, artist) => `Jetzt: ${title} von ${artist}`,
    pausedNow: (title, artist) => `Pausiert: ${title} von ${artist}`,
    silence: 'Dort läuft gerade nichts.',
    readLibrary: 'Bibliothek lesen',
    library: (read, total) => `${read} von ${total} Titeln gelesen.`,
    libraryDone: (total, added) => `${total} Titel gelesen, ${added} davon neu hier.`,
    disconnectMeans: 'Die Zugangsschlüssel verschwinden; was gelesen wurde, bleibt.',
    gone: (count) => `Was Spotify nicht mehr erlaubt (${count} Aufrufe)`,
    goneShort:
      'Empfehlungen, Audiomerkmale und ähnliche Künstler sind für neue Anwendungen seit November 2024 geschlossen, mehrere Titel auf einmal, Playlists anderer, Beliebtheit und Folgen seit Anfang 2026. Die ersten beantwortet EchoTune selbst, und es sendet keinen davon.',
    instead: (what) => `Stattdessen: ${what}`,
  },
  accounts: {
    title: 'Hörgeschichten anderswo',
    what: {
      listenbrainz:
        'Liest unter deinem Namen dort deine ganze Hörgeschichte und sendet neue Wiedergaben weiter, wenn du magst. Daraus lernen deine Modelle.',
      lastfm:
        'Liest unter deinem Namen dort deine ganze Hörgeschichte und sendet neue Wiedergaben weiter, wenn du magst. Daraus lernen deine Modelle.',
    },
    lastfmSetUp: 'einen Schlüssel von Last.fm (lastfm_api_key), wie docs/connect.md es beschreibt.',
    name: 'Dein Name dort',
    token: 'Dein Token dort',
    tokenHint: 'Von listenbrainz.org/settings. Nur nötig, um Wiedergaben dorthin zu senden.',
    withToken: 'Mit einem Token verbinden, um auch zu senden',
    withName: 'Mit dem Namen verbinden, nur zum Lesen',
    askApproval: 'Last.fm um ein Token bitten',
    approve: 'Bei Last.fm erlauben',
    approveHint: 'Die Seite öffnet sich neben dieser. Komm zurück, wenn du es erlaubt hast.',
    approved: 'Ich habe es erlaubt',
    as: (user) => `als ${user}`,
    knownTo: (when) => `Gelesen bis ${when}.`,
    notRead: 'Noch wurde nichts gelesen.',
    pull: 'Hörgeschichte lesen',
    pullNew: 'Neues lesen',
    pullAgain: 'Alles noch einmal lesen',
    progress: (read, added, reached) =>
      `${read} gelesen, ${added} davon neu${reached === null ? '' : `, zurück bis ${reached}`}.`,
    ended: (added, duplicates, rejected) =>
      `${added} neu, ${duplicates} schon bekannt, ${rejected} abgelehnt.`,
    forwards: 'Neue Wiedergaben dorthin senden',
    forwardsHint: 'Was Player an EchoTune melden, geht innerhalb einer halben Minute weiter.',
    needsToken: 'Zum Senden braucht es dein Token: Verbinde noch einmal damit.',
    waiting: (count, shown) =>
      `${plays(count, shown)} ${count === 1 ? 'wartet' : 'warten'} darauf, gesendet zu werden.`,
    givenUp: (count, shown) =>
      `${plays(count, shown)} ${count === 1 ? 'wird' : 'werden'} nicht gesendet`,
    retry: 'Noch einmal senden',
    problem: (why) => `Das Senden scheitert: ${why}`,
    disconnectMeans: 'Das Token und was noch zu senden ist, verschwinden; Wiedergaben bleiben.',
  },
  enrichment: {
    title: 'Was Dienste über deine Musik wissen',
    what: 'Tags, Jahre und ähnliche Titel, damit Entdecken findet, was hier niemand hört. Niemand erfährt, wer hört, wann oder wie oft; die Reihenfolge der Anfragen verrät, was hier am meisten läuft.',
    told: {
      musicbrainz:
        'bekommt MusicBrainz-IDs und ISRCs deiner meistgehörten Titel und Künstler; antwortet mit Tags, Jahren und IDs.',
      listenbrainz:
        'bekommt die Namen von Songs und Künstlern, deren MusicBrainz-ID nicht bekannt ist, und die IDs der anderen, 25 auf einmal; antwortet mit IDs, Tags, Jahren, ähnlichen Songs und Künstlern.',
      lastfm:
        'bekommt Namen von Künstlern und Titeln; antwortet mit Tags, die gezeigt werden und aus denen nie gelernt wird.',
      coverart:
        'bekommt MusicBrainz-IDs von Veröffentlichungen, wenn du ihre Titel ansiehst, und ebenso das Internet Archive, wo seine Bilder liegen; antwortet mit den echten Covern. Welche Veröffentlichung es ist, sagt deine Hörgeschichte oder ein Dienst darüber. Dieser Server holt und behält sie; sonst werden Cover hier gezeichnet.',
    },
    lastfmSetUp: 'braucht einen Schlüssel dessen, der dieses EchoTune betreibt.',
    run: 'Jetzt fragen',
    daily: 'Sonst einmal am Tag, ein, zwei Minuten lang.',
    progress: (asked, found) => `Nach ${asked} gefragt, ${found} bekannt.`,
    more: 'Weitere folgen.',
    stopped: (service, why) => `${service} hat aufgehört: ${why}`,
    forbidKeeps:
      'Was beantwortet wurde, bleibt; `echotune features remove` entfernt es. Cover verschwinden sofort.',
  },
  scrobblers: {
    title: 'Player, die melden, was du hörst',
    what: 'Was immer ListenBrainz oder Last.fm spricht, kann EchoTune jede Wiedergabe melden, während sie läuft. Wähle deinen; der Schlüssel wird eingesetzt.',
    program: 'Programm',
    programs: {
      navidrome: 'Navidrome',
      pano: 'Pano Scrobbler',
      webScrobbler: 'Web Scrobbler',
      multiScrobbler: 'multi-scrobbler',
      listenbrainz: 'Ein anderes, nach Art von ListenBrainz',
      lastfm: 'Ein anderes, nach Art von Last.fm',
    },
    steps: {
      navidrome:
        'Setze das, wo Navidrome gestartet wird. Dann auf seiner Seite: Personal, Scrobble to ListenBrainz, und das Token.',
      pano: 'Scrobble services, ListenBrainz, custom instance: Adresse und Token.',
      webScrobbler: 'Options, Accounts, ListenBrainz: Adresse und Token.',
      multiScrobbler: 'Speichere das als listenbrainz.json in seiner Konfiguration.',
      listenbrainz: 'Eine dieser Adressen und das Token.',
      lastfm:
        'Die Adresse, dein Name und das Token als Passwort; oder das Token als API-Key, Secret und Session-Key.',
    },
    fields: {
      setting: 'Umgebung',
      address: 'API-Adresse',
      url: 'API-URL',
      other: 'Oder, bei manchen',
      file: 'listenbrainz.json',
      name: 'Name',
      token: 'Token',
    },
    make: (program) => `Schlüssel für ${program} machen`,
    once: 'Kopiere ihn jetzt: Der Schlüssel wird nicht noch einmal gezeigt.',
    tokenHere: 'der Schlüssel, den du unten machst',
    keys: 'Schlüssel in Gebrauch',
    noKeys: 'Noch hat kein Player einen Schlüssel.',
    used: (when) => `zuletzt benutzt ${when}`,
    unused: 'noch nicht benutzt',
    revoke: 'Widerrufen',
    revokeMeans: 'Der Player, der ihn hat, kann nichts mehr melden.',
    all: 'Alle Schlüssel stehen bei deinem Konto',
  },
  webhooks: {
    title: 'Webhooks',
    what: 'Eine Adresse von dir, die erfährt, wenn etwas geschieht, signiert nach Standard Webhooks.',
    url: 'Adresse',
    events: 'Was sie erfährt',
    names: {
      plays: 'gespeicherte Wiedergaben',
      recommendations: 'dass die nächste Antwort anders sein kann',
      'now-playing': 'was gerade läuft',
      import: 'beendete Importe',
      training: 'beendete Trainings',
      playlists: 'geänderte Playlists',
      spending: 'erreichte Ausgabengrenzen',
      deprecations: 'was Anbieter beenden',
      test: 'einen Test',
    },
    add: 'Hinzufügen',
    secret: 'Ihr Geheimnis, nur dieses eine Mal. Damit sind Nachrichten signiert.',
    test: 'Testen',
    enable: 'Wieder senden',
    disable: 'Aussetzen',
    remove: 'Entfernen',
    removeMeans: 'Mit ihrem Geheimnis und dem, was noch zu senden ist.',
    disabled: (why) => `ausgesetzt: ${why}`,
    failing: (since) => `seit ${since} kam nichts an`,
    works: 'funktioniert',
    deliveries: 'Was gesendet wurde',
    nothingSent: 'Noch wurde nichts gesendet.',
    states: { waiting: 'wartet', delivered: 'angekommen', failed: 'aufgegeben' },
    again: 'Noch einmal senden',
    attempt: (count, shown) => `${shown} ${count === 1 ? 'Versuch' : 'Versuche'}`,
  },
};
