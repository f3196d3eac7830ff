import { z } from 'zod';
import { ImportFile, ImportTotals } from './import.ts';
import { ListenerQuery } from './listener.ts';

export const PastImportsQuery = ListenerQuery.extend({
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const PastImport = z
  .object({
    id: z.int(),
    state: z.enum(['running', 'done', 'failed', 'cancelled', 'undone']),
    startedAt: z.number().describe('UTC epoch ms'),
    totals: ImportTotals,
    files: z.array(ImportFile.omit({ id: true })),
  })
  .meta({ id: 'PastImport' });

export const PastImports = z.object({ imports: z.array(PastImport) }).meta({ id: 'PastImports' });

export const UndoneImport = z
  .object({ gone: z.int().describe('Plays'), left: z.int().describe('Plays of the listener') })
  .meta({ id: 'UndoneImport' });
