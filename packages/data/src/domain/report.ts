/** A report as it is kept; what stands in it is the reporter's. JSON both, nothing of any listener. */
export interface NewStoredReport {
  /** UTC epoch milliseconds. */
  readonly at: number;
  /** Enough to list it by. */
  readonly headline: unknown;
  readonly document: unknown;
}

export interface ReportHeadline extends Omit<NewStoredReport, 'document'> {
  readonly id: number;
}

export interface StoredReport extends ReportHeadline, NewStoredReport {}
