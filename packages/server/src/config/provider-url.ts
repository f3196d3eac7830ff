import { z } from 'zod';

/** An address that people open. */
export const webUrl = z.url({
  protocol: /^https?$/,
  error: 'must be an address such as https://music.example',
});

/** Where a provider is; a fake of it may stand there. */
export const providerUrl = webUrl
  .refine((text) => !text.endsWith('/'), 'must not end with a slash')
  .refine((text) => !/^\w+:\/\/[^/]*@/.test(text), 'must hold no name or password');
