import { type Limits, usualLimits } from '../policy/limits.ts';

/** Its terms allow five requests a second, over five minutes. */
export const lastfmLimits: Limits = {
  ...usualLimits,
  ...{ provider: 'lastfm', concurrency: 2, perSecond: 4 },
};

/** Without the `/2.0/` of its one endpoint. */
export const lastfmAddress = 'https://ws.audioscrobbler.com';
/** Where people approve a program. */
export const lastfmApprovalUrl = 'https://www.last.fm/api/auth/';
