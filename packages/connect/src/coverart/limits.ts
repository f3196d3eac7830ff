import { type Limits, usualLimits } from '../policy/limits.ts';

/** A thumbnail of 250 px has some 20 kB. */
const mostBytes = 1_000_000;

/**
 * It says where a picture is. There is no limit at it yet
 * (https://musicbrainz.org/doc/Cover_Art_Archive/API#Rate_limiting_rules); two a second leave it that way.
 */
export const coverArtLimits: Limits = {
  ...usualLimits,
  ...{ provider: 'coverart', concurrency: 2, perSecond: 2, mostBytes },
};

/** Where the pictures are, the Internet Archive, has pauses and outages of its own. */
export const coverImageLimits: Limits = {
  ...usualLimits,
  ...{ provider: 'coverart-images', concurrency: 2, attemptMs: 20_000, mostBytes },
};

export const coverArtAddress = 'https://coverartarchive.org';
