import { z } from 'zod';

/** Where a provider is; a fake of it may stand there. */
export const providerUrl = z
  .url({ protocol: /^https?$/ })
  .refine((text) => !text.endsWith('/'), 'must not end with a slash');
