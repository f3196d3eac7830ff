import { type Limits, usualLimits } from '../policy/limits.ts';

/** The Web API. Its window of 30 s is not published: few at once and a calm pace keep clear of it. */
export const spotifyLimits: Limits = {
  ...usualLimits,
  ...{ provider: 'spotify', concurrency: 2, perSecond: 5 },
};

/** Who signs people in: a queue, a breaker and pauses of its own, so that nobody waits for the API. */
export const spotifyAccountsLimits: Limits = {
  ...usualLimits,
  ...{ provider: 'spotify-accounts', deadlineMs: 15_000, attemptMs: 5_000 },
};

/** Asks the API whose account somebody has just signed in with, also while it is paused for all else. */
export const spotifyIdentityLimits: Limits = {
  ...spotifyAccountsLimits,
  ...{ provider: 'spotify-identity' },
};

/** Where Spotify is; elsewhere in tests, and for trying things out. */
export interface SpotifyAddresses {
  /** Without a slash at the end, e.g. https://accounts.spotify.com */
  readonly accounts: string;
  /** With the version, e.g. https://api.spotify.com/v1 */
  readonly api: string;
}

export const spotifyAddresses: SpotifyAddresses = {
  accounts: 'https://accounts.spotify.com',
  api: 'https://api.spotify.com/v1',
};

/** What people are asked for: what is used here and no more. */
export const spotifyScopes = [
  ...['user-read-recently-played', 'user-library-read', 'user-read-playback-state'],
  ...['user-modify-playback-state', 'playlist-modify-private', 'playlist-modify-public'],
] as const;
