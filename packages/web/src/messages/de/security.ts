import type { PageMessages } from '../messages.ts';

/** Was schwach ist, und was zu tun ist. */
export const security: PageMessages['agents']['sentences'] = {
  'security.no-https': () =>
    'Andere erreichen EchoTune, und kein HTTPS steht davor. Stell einen Proxy mit Zertifikat davor und setz public_url.',
  'security.not-claimed': () => 'Andere erreichen EchoTune, und niemand hat es übernommen.',
  'security.listens-beyond': () =>
    'Es ist nicht nur für diesen Rechner da, der Proxy lässt sich also umgehen. Lass nur ihn an den Port.',
  'security.plain-database': () =>
    'Die Datenbank liegt auf einem anderen Rechner und wird ohne TLS gefragt. Schreib sslmode=verify-full in DATABASE_URL.',
  'security.open-database': () =>
    'Die Datenbank liegt auf einem anderen Rechner und wird ohne Passwort gefragt. Gib ihrem Nutzer eins.',
  'security.plain-redis': () =>
    'Redis liegt auf einem anderen Rechner und wird ohne TLS gefragt. Nimm eine Adresse mit rediss:// in REDIS_URL.',
  'security.open-redis': () =>
    'Redis liegt auf einem anderen Rechner und wird ohne Passwort gefragt. Gib seinem Nutzer eins.',
  'security.private-webhooks': () =>
    'Webhooks dürfen auf diesen Rechner und sein Netz zeigen. Setz webhook_private_addresses auf false, wenn nichts das braucht.',
  'security.weak-metrics-token': () =>
    'Das Token von /metrics lässt sich erraten. Nimm 32 zufällige Zeichen.',
  'security.open-metrics': () =>
    'Jedes Programm auf diesem Rechner darf /metrics lesen. Setz metrics_open_on_loopback auf false.',
  'security.no-rate-limit': () =>
    'Eine Adresse darf so oft fragen, wie sie will. Setz requests_per_minute.',
  'security.no-shedding': () => 'Anfragen warten, wie viele es auch sind. Setz most_delay_ms.',
  'security.debug-log': () =>
    'Das Protokoll erzählt jeden Schritt. Setz log_level auf warn, wenn das niemand mehr braucht.',
  'security.runs-as-root': () =>
    'Es läuft als root. Lass es als eigenen Nutzer laufen, dem der Ordner gehört.',
  'security.files-exposed': ({ files }) =>
    `Andere auf diesem Rechner können lesen oder ändern: ${files}.`,
  'security.secrets-exposed': ({ keys }) =>
    `Andere auf diesem Rechner können Geheimnisse in config.toml lesen: ${keys}. Verschließ die Datei und ersetz sie.`,
  'security.copies-exposed': ({ count }, words) =>
    `${words.counted(Number(count), 'Kopie', 'Kopien')} im Ordner können andere auf diesem Rechner lesen. Verschließ oder verschieb sie.`,
  'security.unused-keys': ({ count }, words) =>
    `${words.counted(Number(count), 'Schlüssel wurde', 'Schlüssel wurden')} ein halbes Jahr nicht benutzt. Widerrufe, was niemand braucht.`,
  'security.old-keys': ({ count }, words) =>
    `${words.counted(Number(count), 'Schlüssel ist', 'Schlüssel sind')} älter als ein Jahr, und Schlüssel enden nicht von selbst. Mach neue und widerrufe die alten.`,
  'security.broad-keys': ({ count }, words) =>
    `${words.counted(Number(count), 'Schlüssel darf', 'Schlüssel dürfen')} sowohl betreiben als auch ausgeben oder ändern. Gib jedem Programm, was es braucht, und nicht mehr.`,
  'security.open-links': ({ count }, words) =>
    `${words.counted(Number(count), 'Link', 'Links')} für neue Konten oder Passwörter gelten seit mehr als einem Tag. Widerrufe, was niemand braucht.`,
  'security.idle-accounts': ({ count }, words) =>
    `${words.counted(Number(count), 'Konto', 'Konten')}, auf denen niemand angemeldet ist und deren Schlüssel drei Monate niemand benutzt hat. Sperr, was niemand braucht.`,
  'security.ending-consents': ({ count }, words) =>
    `${words.counted(Number(count), 'Zustimmung bei Spotify endet oder ist zu Ende', 'Zustimmungen bei Spotify enden oder sind zu Ende')}. Verbinde sie neu.`,
  'security.refused-accounts': ({ count }, words) =>
    `${words.counted(Number(count), 'Konto', 'Konten')} bei anderen Diensten nehmen nichts mehr an. Verbinde sie neu.`,
  'security.node-ended': ({ version, endsOn }) =>
    `Node ${version} wird seit ${endsOn} nicht mehr ausgebessert. Nimm die neueste Ausgabe von Node 24 oder 26.`,
  'security.node-unfixed': ({ version, least, asOf }) =>
    `Node ${version} fehlt, was ${least} ausbessert (Stand ${asOf}). Nimm die neueste Ausgabe seiner Reihe.`,
  'security.node-ends': ({ version, endsOn }) =>
    `Node ${version} wird nach ${endsOn} nicht mehr ausgebessert.`,
  'security.known-bad-version': ({ package: name, version, advisory, severity, fixed }) =>
    `${name} ${version}: ${advisory}, ${severity ?? 'nicht bewertet'}, ${fixed === null ? 'keine Ausgabe ohne das ist genannt' : `behoben in ${fixed}`}. Nimm ein neueres EchoTune.`,
  'security.versions-unknown': () =>
    'Niemand ließ sich fragen, was gegen die installierten Versionen bekannt ist. Von ihnen ist so lange nichts bekannt.',
  'security.versions-not-asked': () =>
    'Niemand wurde gefragt, was gegen die installierten Versionen bekannt ist (vulnerability_source).',
};
