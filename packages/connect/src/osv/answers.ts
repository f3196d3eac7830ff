/** What is read of OSV's answers: https://google.github.io/osv.dev/api/ and https://ossf.github.io/osv-schema/ */
import { z } from 'zod';

/**
 * Nothing else may stand beside what is known: were `vulns` called otherwise one day, an unsafe package would
 * look safe.
 */
const Result = z.strictObject({
  vulns: z.array(z.object({ id: z.string(), modified: z.unknown().optional() })).optional(),
  next_page_token: z.string().optional(),
});

export const Batch = z.object({ results: z.array(Result) });

const Event = z.object({
  introduced: z.string().optional(),
  fixed: z.string().optional(),
  last_affected: z.string().optional(),
  limit: z.string().optional(),
});

const unread = z.unknown().optional();

const Affected = z.object({
  package: z.object({ ecosystem: z.string(), name: z.string(), purl: unread }).optional(),
  ranges: z
    .array(
      z.object({
        ...{ type: z.string(), events: z.array(Event) },
        ...{ repo: unread, database_specific: unread },
      }),
    )
    .optional(),
  ...{ versions: unread, severity: unread, ecosystem_specific: unread, database_specific: unread },
});

export const Record = z.object({
  id: z.string(),
  affected: z.array(Affected),
  withdrawn: z.string().optional(),
  summary: z.string().optional(),
  // GitHub's advisories have a word for how bad it is.
  database_specific: z.looseObject({ severity: z.string().optional() }).optional(),
  ...{ schema_version: unread, modified: unread, published: unread, aliases: unread },
  ...{ upstream: unread, related: unread, details: unread, severity: unread },
  ...{ references: unread, credits: unread },
});
