import { z } from 'zod';

export const Listener = z
  .object({
    id: z.int(),
    name: z.string(),
    timeZone: z.string().describe('IANA name'),
    demo: z.boolean().describe('Fictional, from the demo world'),
    plays: z.int(),
    covers: z.boolean().describe('Whether they allow pictures of the Cover Art Archive'),
  })
  .meta({ id: 'Listener' });

export const NewListener = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    timeZone: z.string().max(64).default('UTC'),
  })
  .meta({ id: 'NewListener' });

export const ListenerChange = z
  .strictObject({ timeZone: z.string().min(1).max(64).describe('IANA name') })
  .meta({ id: 'ListenerChange' });

const days = z.int().min(1).max(36_500).nullable();
const retention = {
  playsDays: days.describe('From the start of a play; null for ever'),
  shownDays: days.describe('From when a song was shown; null for as long as is usual'),
};

/** For how long things of a listener are kept, in whole days. */
export const Retention = z
  .object({ ...retention, usualShownDays: z.int() })
  .meta({ id: 'Retention' });

export const RetentionChange = z
  .strictObject({
    playsDays: retention.playsDays.exactOptional(),
    shownDays: retention.shownDays.exactOptional(),
  })
  .meta({ id: 'RetentionChange' });

export const ChangedRetention = Retention.extend({
  removed: z
    .object({ plays: z.int(), shown: z.int() })
    .describe('What was older, and is gone: plays, and songs that had been shown'),
}).meta({ id: 'ChangedRetention' });

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
