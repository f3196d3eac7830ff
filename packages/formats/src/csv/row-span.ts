/** Where a row stands in `RowScanner.buffer`, until the next push. */
export interface RowSpan {
  readonly from: number;
  /** Without its line end. */
  readonly to: number;
  /** Line it starts on, from 1. */
  readonly line: number;
  /** Its bytes were dropped. */
  readonly tooLarge: boolean;
  /** It has a quoted cell. */
  readonly quoted: boolean;
  /** Text follows a closing quote: no reading of the row can be trusted. */
  readonly broken: boolean;
}
