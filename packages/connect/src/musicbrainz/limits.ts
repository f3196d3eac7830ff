import { type Limits, usualLimits } from '../policy/limits.ts';

/** One request a second; nobody waits for it (https://musicbrainz.org/doc/MusicBrainz_API/Rate_Limiting). */
export const musicBrainzLimits: Limits = {
  ...usualLimits,
  ...{ provider: 'musicbrainz', concurrency: 1, perSecond: 1 },
  ...{ deadlineMs: 120_000, firstWaitMs: 2000 },
};

export const musicBrainzAddress = 'https://musicbrainz.org/ws/2';
