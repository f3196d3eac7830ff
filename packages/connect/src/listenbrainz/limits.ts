import { type Limits, usualLimits } from '../policy/limits.ts';

/** It tells with each answer how many requests it still takes; two at once keep well below. */
export const listenBrainzLimits: Limits = {
  ...usualLimits,
  ...{ provider: 'listenbrainz', concurrency: 2 },
};

/** What is still tried out there has pauses and outages of its own. */
export const listenBrainzLabsLimits: Limits = {
  ...listenBrainzLimits,
  provider: 'listenbrainz-labs',
};

export const listenBrainzAddress = 'https://api.listenbrainz.org';
export const listenBrainzLabsAddress = 'https://labs.api.listenbrainz.org';
