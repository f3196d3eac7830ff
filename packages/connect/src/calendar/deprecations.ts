/** What providers have said they will end, as data: reviewed by hand against their announcements. */

export interface Deprecation {
  readonly provider: string;
  readonly what: string;
  /** The day from which it is gone, as a date in UTC. */
  readonly endsOn: string;
  readonly instead: string;
}

export const deprecations: readonly Deprecation[] = [
  {
    provider: 'spotify',
    what: 'recommendations, audio features, related artists and editorial playlists for new applications',
    endsOn: '2024-11-27',
    instead: "EchoTune's own /v1/recommendations and /v1/audio-features",
  },
  {
    provider: 'spotify',
    what: 'batch gets, /playlists/{id}/tracks, /users/{id}, library writes and browsing in development mode',
    endsOn: '2026-03-09',
    instead: 'single gets, /playlists/{id}/items, /me, /me/library',
  },
  {
    provider: 'spotify',
    what: 'refresh tokens older than six months, of every application',
    endsOn: '2026-07-20',
    instead: 'connect again in time: `echotune spotify connect`',
  },
  {
    provider: 'spotify',
    what: 'a quota of one’s own for each application: it is shared by all of a developer’s account',
    endsOn: '2026-07-23',
    instead: 'nothing to do; a long pause may be another application’s doing',
  },
  {
    provider: 'perplexity',
    what: 'Sonar chat completions',
    endsOn: '2026-09-27',
    instead: 'the Agent API, POST /v1/agent',
  },
  {
    provider: 'google',
    what: 'gemini-2.5-flash and gemini-2.5-pro, rerouted to others',
    endsOn: '2026-12-01',
    instead: 'gemini-3.5-flash-lite or gemini-3.8-flash',
  },
  {
    provider: 'google',
    what: 'the introductory price of gemini-3.6-flash, 3.7-flash and 3.8-flash, which doubles then',
    endsOn: '2027-01-01',
    instead: 'look at the budget',
  },
];

export interface DueDeprecation extends Deprecation {
  /** Negative once it is over. */
  readonly daysLeft: number;
}

const dayMs = 86_400_000;
const warnedDays = 90;

/** What ends within ninety days, the next first, and what ended in the last ninety. */
export function dueDeprecations(now: number): DueDeprecation[] {
  return deprecations
    .map((one) => ({ ...one, daysLeft: Math.ceil((Date.parse(one.endsOn) - now) / dayMs) }))
    .filter(({ daysLeft }) => Math.abs(daysLeft) <= warnedDays)
    .sort((a, b) => a.daysLeft - b.daysLeft);
}
