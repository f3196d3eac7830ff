import { type Limits, usualLimits } from '../policy/limits.ts';

/** It states no limit (https://google.github.io/osv.dev/faq/); nobody waits for it. */
export const osvLimits: Limits = { ...usualLimits, provider: 'osv', concurrency: 2 };

export const osvAddress = 'https://api.osv.dev';

/** Queries in one request. */
export const mostOsvQueries = 1000;
