import { playServiceNames } from '@echotune/service';
import { z } from 'zod';

export const Service = z.enum(playServiceNames);

export const NewConnection = z
  .object({
    user: z.string().min(1).max(200).nullable().default(null).describe('The name there'),
    token: z
      .string()
      .min(1)
      .max(500)
      .nullable()
      .default(null)
      .describe('To send plays too: of ListenBrainz’ settings, or one approved at Last.fm'),
  })
  .meta({ id: 'NewConnection' });

export const ConnectionChange = z
  .object({ forwards: z.boolean().describe('Whether new plays are sent there') })
  .meta({ id: 'ConnectionChange' });

export const Connection = z
  .object({
    service: Service,
    user: z.string(),
    knownTo: z.number().nullable().describe('Up to here its history was read, UTC epoch ms'),
    forwards: z.boolean(),
    waiting: z.int().describe('Plays that wait to be sent'),
    givenUp: z.int().describe('Plays that will not be sent'),
    problem: z.string().nullable().describe('Why sending fails'),
  })
  .meta({ id: 'Connection' });

export const Connections = z
  .object({ connections: z.array(Connection) })
  .meta({ id: 'Connections' });

export const NewPull = z
  .object({ again: z.boolean().default(false).describe('Everything once more') })
  .meta({ id: 'NewPull' });

export const Pull = z
  .object({
    id: z.int(),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    failure: z.object({ code: z.string(), message: z.string() }).nullable(),
    read: z.int(),
    added: z.int(),
    duplicates: z.int(),
    rejected: z.int(),
  })
  .meta({ id: 'Pull' });
