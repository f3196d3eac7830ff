import { z } from 'zod';
import { JobState } from './job-state.ts';

export const ImportTotals = z
  .object({
    read: z.int(),
    added: z.int(),
    duplicates: z.int(),
    notMusic: z.int(),
    rejected: z.int(),
  })
  .describe('read = added + duplicates + notMusic + rejected')
  .meta({ id: 'ImportTotals' });

export const ImportFile = z
  .object({
    id: z.int(),
    name: z.string(),
    format: z.string(),
    totals: ImportTotals,
    failure: z.string().nullable().describe('Why the rest of the file could not be read'),
  })
  .meta({ id: 'ImportFile' });

export const SkippedFile = z
  .object({
    name: z.string(),
    reason: z.string(),
    missed: z
      .boolean()
      .describe('Plays may be missing for it: a damaged archive, or one within another'),
  })
  .meta({ id: 'SkippedFile' });

/** What was found so far: enough to draw the listening life while it is being read. */
export const ImportFindings = z
  .object({
    months: z
      .array(z.object({ month: z.string().describe('YYYY-MM, UTC'), plays: z.int() }))
      .describe('Plays read so far by month, ascending'),
    topArtists: z.array(z.object({ artist: z.string(), plays: z.int() })).describe('At most 8'),
  })
  .meta({ id: 'ImportFindings' });

/** One server-sent event of `/imports/{id}/events`, and the body of `/imports/{id}`. */
export const ImportStatus = z
  .object({
    id: z.int(),
    listener: z.int(),
    state: JobState,
    phase: z.enum(['waiting', 'reading', 'training', 'finished']),
    bytesRead: z.number(),
    bytesTotal: z.number(),
    totals: ImportTotals,
    findings: ImportFindings,
    files: z.array(ImportFile),
    skipped: z.array(SkippedFile),
    expired: z.int().describe('Plays that went again: older than the listener keeps them'),
    failure: z.object({ code: z.string(), message: z.string(), advice: z.string() }).nullable(),
  })
  .meta({ id: 'ImportStatus' });

export const RejectedRows = z
  .object({
    rows: z.array(
      z.object({
        file: z.string(),
        record: z.int().describe('Position of the first such record in the file, from 0'),
        lastRecord: z.int(),
        line: z.int(),
        code: z.string(),
        reason: z.string(),
      }),
    ),
  })
  .meta({ id: 'RejectedRows' });
