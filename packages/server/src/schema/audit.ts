import { auditEvents } from '@echotune/data';
import { z } from 'zod';

export const AuditLog = z
  .object({
    entries: z.array(
      z.object({
        id: z.int(),
        at: z.number().describe('UTC epoch ms'),
        event: z.enum(auditEvents),
        done: z.boolean().describe('False where it was refused'),
        door: z
          .enum(['page', 'key', 'link', 'command'])
          .describe('The page, an API key, a one-time link, or the command line'),
        account: z.string().nullable().describe('Who; null where nobody was known, or is gone'),
        about: z.string().nullable().describe('The account that it was done to'),
        thing: z.string().nullable().describe('What it was done to, e.g. key 5'),
      }),
    ),
    next: z.string().nullable().describe('`cursor` of the page after; null where it is the last'),
  })
  .meta({ id: 'AuditLog' });
