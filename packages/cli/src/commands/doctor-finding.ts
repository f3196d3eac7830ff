import type { CommonOptions } from '../session.ts';

export interface DoctorOptions extends CommonOptions {
  readonly repair?: boolean;
  readonly security?: boolean;
  readonly askOsv?: boolean;
}

export interface Finding {
  readonly part: string;
  readonly ok: boolean;
  /** Nothing is wrong yet. */
  readonly warns?: boolean;
  readonly detail: string;
  /** What to do, where it is not said yet. */
  readonly advice?: string;
}
