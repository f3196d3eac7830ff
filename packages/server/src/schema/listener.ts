import { z } from 'zod';

export const Listener = z
  .object({
    id: z.int(),
    name: z.string(),
    timeZone: z.string().describe('IANA name'),
    demo: z.boolean().describe('Fictional, from the demo world'),
    plays: z.int(),
  })
  .meta({ id: 'Listener' });

export const NewListener = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    timeZone: z.string().max(64).default('UTC'),
  })
  .meta({ id: 'NewListener' });

/** What the page needs to know before it can show anything. */
export const Overview = z
  .object({
    version: z.string(),
    listeners: z.array(Listener),
    community: z
      .object({ listeners: z.int(), plays: z.int() })
      .describe('Corpus listeners whose plays train the models'),
    activeImports: z.array(z.int()).describe('Ids of imports that are running'),
    training: z.boolean(),
  })
  .meta({ id: 'Overview' });

/** Which listener is meant; may be left out where there is only one. */
export const ListenerQuery = z.strictObject({
  listener: z.coerce.number().int().positive().optional(),
});
