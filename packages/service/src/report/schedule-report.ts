import type { Job, Store } from '@echotune/data';
import { z } from 'zod';
import { type ReportDeps, type ReportOptions, writeReport } from './write-report.ts';

/** On Mondays at five, UTC: after the night's clearing away. */
const weekly = { cron: '0 5 * * 1', timeZone: 'UTC' };

const kind = 'report';
const Payload = z.object({
  isOffline: z.boolean().default(false),
  withModel: z.boolean().default(false),
  vitals: z
    .array(z.object({ page: z.string(), vital: z.enum(['LCP', 'INP', 'CLS']), value: z.number() }))
    .default([]),
});

/** Has a report written once a week, by whoever works off jobs. */
export function scheduleReports({ jobs }: Store): Promise<void> {
  return jobs.schedule('report', kind, {}, weekly);
}

/** Has one written as soon as somebody works off jobs. */
export function enqueueReport({ jobs }: Store, options: ReportOptions): Promise<Job> {
  return jobs.enqueue(kind, options, { uniqueKey: kind });
}

/** What such a job does, and its result. */
export async function reportInJob(deps: ReportDeps, payload: unknown) {
  const { id, report } = await writeReport(deps, Payload.parse(payload));
  return { report: id, findings: report.findings.length };
}
