import type { Generated } from 'kysely';

/** System reports. */
export interface ReportTables {
  system_report: {
    id: Generated<number>;
    at: number;
    /** JSON, both. */
    headline: string;
    document: string;
  };
}
