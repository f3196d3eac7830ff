import type { Messages } from '../messages.ts';

export const proof: Messages['proof'] = {
  title: 'Hätte EchoTune dich gekannt?',
  what: 'Für jede vergangene Woche vergisst EchoTune, was danach kam, lernt neu aus dem, was davor gespielt wurde, und nennt Lieder. Dann wird gezählt, welche du gespielt hast. Nichts schaut voraus; was du magst oder ausblendest, bleibt außen vor, denn das ist von heute.',
  beside:
    'Daneben stehen Listen, die jeder ohne Nachdenken machen könnte: was du zuletzt gespielt hast, was du am meisten spielst, und was alle spielen.',
  weeksLabel: 'Wie weit zurück',
  weeksBack: { 12: '12 Wochen', 26: 'Ein halbes Jahr', 52: 'Ein Jahr', 104: 'Zwei Jahre' },
  takes:
    'Jede Woche ist ein eigenes Training: Ein Jahr kann einige Minuten dauern. Es läuft weiter, wenn du woanders bist.',
  start: 'Herausfinden',
  again: 'Neu messen',
  waiting: 'Wartet, bis es dran ist',
  weekOf: (week, all) => `Woche ${week} von ${all}`,
  stop: 'Anhalten',
  stopped: (weeks) => `Angehalten nach ${weeks}.`,
  weeks: (count, said) => `${said} ${count === 1 ? 'Woche' : 'Wochen'}`,
  measured: (day, size) => `Gemessen: ${day}, mit Listen von ${size} Liedern.`,
  tooShort: (weeks) => `In den letzten ${weeks} wurde zu wenig gespielt.`,
  tooShortAdvice:
    'Eine Woche zählt, wenn in ihr und vor ihr etwas gespielt wurde. Endet dein Verlauf früher, schau weiter zurück.',
  failed: 'Die Messung brach ab.',
  failedAdvice: 'Starte sie noch einmal. Bleibt es dabei, steht mehr im Protokoll des Servers.',
  shelf: 'Welche Liste',
  shelves: { 'for-you': 'Lieder für dich', discover: 'Nie gehörte Lieder' },
  headline: {
    'for-you': (hits, size) =>
      `${hits} von ${size} Liedern, für eine Woche genannt, wurden dann gespielt.`,
    discover: (hits, size) =>
      `${hits} von ${size} nie gehörten Liedern, für eine Woche genannt, hast du dann gefunden.`,
  },
  toNameText: (songs, weeks) =>
    `Zu nennen gab es ${songs} verschiedene Lieder pro Woche, über ${weeks}.`,
  nothingToName: 'In keiner dieser Wochen gab es ein Lied zu nennen.',
  by: {
    echotune: 'EchoTune',
    'most-recent': 'was du zuletzt gespielt hast',
    frequency: 'was du am meisten spielst',
    popularity: 'was alle spielen',
  },
  ahead: (songs) => `${songs} voraus`,
  behind: (songs) => `${songs} zurück`,
  compared: (lead, other) =>
    `EchoTune lag pro Woche ${lead}, verglichen mit der besten Liste ohne Nachdenken: ${other}.`,
  finding: {
    ahead: (low, high) =>
      `Das ist mehr als Zufall: Wären die Wochen anders gefallen, läge es in 19 von 20 Fällen zwischen ${low} und ${high}.`,
    behind: (low, high) =>
      `Hier hat es noch nichts vorzuweisen: Wären die Wochen anders gefallen, läge es in 19 von 20 Fällen zwischen ${low} und ${high}.`,
    even: (low, high) =>
      `Das kann Zufall sein: Wären die Wochen anders gefallen, läge es in 19 von 20 Fällen zwischen ${low} und ${high}.`,
    'too-few': () => 'Das sind zu wenige Wochen, um Können von Zufall zu unterscheiden.',
  },
  fewPlays: (plays, enough) =>
    `Mit ${plays} in diesen Wochen sagt das wenig über EchoTune und mehr darüber, wie wenig es bisher zu wissen gibt. Ab etwa ${enough} wird es besser.`,
  plays: (count, said) => `${said} ${count === 1 ? 'Wiedergabe' : 'Wiedergaben'}`,
  listsTitle: 'Treffer pro Woche',
  inWeeks: (share) => `in ${share} der Wochen mindestens einer`,
  chart: 'Treffer, Woche für Woche',
  chooseWeek: 'Woche',
  weekSaid: (week, own, other) => `${week}: EchoTune ${own}, die andere Liste ${other}`,
  weekTitle: (week) => `Die Woche ${week}`,
  weekCount: (hits, named, right) =>
    `${hits} von ${named} genannten Liedern wurden gespielt; zu nennen gab es ${right} verschiedene.`,
  noneHit: 'Von den für diese Woche genannten Liedern wurde keines gespielt.',
  notPlayed: (said) => `${said} genannt und nicht gespielt`,
  tableWeek: 'Woche',
  tableRight: 'Zu nennen',
  offer: 'Hätte ich deine letzten Wochen gekannt? Zur Probe',
};
