import { testNow } from './open-app.fixture.ts';

/** What a request to a route must hold to be understood; who adds a route that takes a body says it here. */
export const understood: Readonly<Record<string, object>> = {
  'POST /vitals': { page: 'home', metrics: [{ name: 'LCP', value: 812 }] },
  'POST /listeners': { name: 'Somebody' },
  'POST /plays': {
    plays: [{ title: 'x', artist: 'y', startedAt: testNow - 1000, msPlayed: 1000 }],
  },
  'PUT /listeners/:id/now-playing': { title: 'x', artist: 'y' },
  'PUT /listeners/:id/scrobble-accounts/:service': { user: 'x' },
  'PATCH /listeners/:id/scrobble-accounts/:service': { forwards: false },
  'POST /listeners/:id/scrobble-accounts/:service/pull': {},
  'PUT /listeners/:id/enrichment': { allowed: [] },
  'PUT /verdicts': { song: 1, kind: 'like' },
  'PUT /account/password': { current: 'not mine', password: 'long enough' },
  'POST /keys': { name: 'k', scopes: ['read'] },
  'POST /webhooks': { url: 'https://hooks.example/echo' },
  'PATCH /webhooks/:webhook': { enabled: false },
  'POST /invitations': {},
  'POST /exclusions': { song: 1 },
  'POST /backtests': {},
  'POST /recommendations/batch': { requests: [{}] },
  'POST /identity/decisions': { kind: 'part-track', trackId: 1 },
  'POST /playlists': { name: 'x' },
  'POST /playlists/preview': { shelf: 'on-repeat' },
  'PATCH /playlists/:id': { name: 'x' },
  'POST /playlists/:id/entries': { entries: [{ song: 1 }] },
  'POST /playlists/:id/entries/move': { entries: [1], position: 0 },
  'POST /spotify/playing': { do: 'pause' },
  'POST /answers': { question: 'Who sang it?' },
  'PUT /budget/limits': { limitUsd: '1', period: 'day' },
  'PATCH /accounts/:account': { disabled: true },
};
