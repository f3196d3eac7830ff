import type { NewStoredReport, ReportHeadline, StoredReport } from '../domain/report.ts';

/** System reports, of which the newest are kept. */
export interface ReportStore {
  /** Keeps it, and of all no more than so many; its number. */
  add(report: NewStoredReport, kept: number): Promise<number>;
  get(id: number): Promise<StoredReport | null>;
  newest(): Promise<StoredReport | null>;
  /** The newest first. */
  list(): Promise<ReportHeadline[]>;
}
