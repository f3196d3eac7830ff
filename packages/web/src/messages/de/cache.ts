import type { PageMessages } from '../messages.ts';

export const cache: PageMessages['operations']['cache'] = {
  title: 'Cache',
  what: (servers) =>
    `Antworten, die noch einmal gegeben statt neu gemacht wurden, in den letzten 24 Stunden, von ${servers}; die letzte Minute kann fehlen.`,
  server: 'laufenden Server',
  servers: 'laufenden Servern',
  namespaces: {
    recommendations: 'Empfehlungen',
    statistics: 'Statistik',
    lookups: 'Bei Anbietern nachgeschlagene Titel',
    answers: 'Sprachmodelle',
    tag: 'Wonach verworfen wird',
  },
  notAsked: 'wurde nicht gefragt',
  again: (share, count, shown) =>
    count === 1
      ? `${share} von einer Antwort noch einmal gegeben`
      : `${share} von ${shown} Antworten noch einmal gegeben`,
  outcomes: {
    memory: 'aus dem Speicher',
    redis: 'aus Redis',
    stale: 'während sie neu gemacht wurde',
    misses: 'gemacht',
  },
  saved: 'Arbeit gespart',
  ofMemory: (most) => `von ${most}`,
  evicted: 'mussten Platz machen',
  kept: (how, policy) => `${how} aufgehoben, nach ${policy}`,
  set: { share: 'Speicher', policy: 'Verfahren', ttl: 'Dauer' },
  byAgent: (what) => `(${what.join(', ')} vom Agenten gesetzt)`,
  answers: (count, shown, usd) =>
    `${shown} ${count === 1 ? 'Antwort wurde' : 'Antworten wurden'} noch einmal gegeben, das hat ${usd} gespart`,
  drop: 'Verwerfen',
  dropAll: 'Alles verwerfen',
  dropMeans: 'Nichts geht verloren: Es wird neu gemacht, sobald danach gefragt wird.',
  reset: 'Wieder wie üblich verwenden',
  resetMeans: 'Was der Agent gesetzt hat, wird auf jedem Server zurückgenommen.',
  redis: 'Redis',
  noRedis: 'Kein Redis ist eingerichtet: Jeder Server hebt Antworten für sich auf.',
  away: (since, why) =>
    `Seit ${since} fort: ${why}. Bis es wieder da ist, hebt jeder Server Antworten für sich auf.`,
  silent: 'Es antwortet, lässt sich aber nicht fragen, wie es ihm geht.',
  noLimit: 'in Gebrauch, ohne Grenze',
  keys: (count, shown) => (count === 1 ? 'in einem Schlüssel' : `in ${shown} Schlüsseln`),
  estimated: (looked) => `Geschätzt nach ${looked} Schlüsseln, die Redis gezogen hat.`,
  byServer: 'Nach Servern',
  gone: (when) => `zuletzt ${when} gehört`,
};
