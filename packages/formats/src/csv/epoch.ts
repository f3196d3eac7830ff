/** Times counted since 1970, in digits; NaN for any other text. */

/** Seconds → UTC epoch milliseconds. A fraction, as spreadsheets and data frames add, is dropped. */
export function parseEpochSeconds(text: string): number {
  return /^\d{1,11}(\.\d{1,9})?$/.test(text) ? Math.floor(Number(text)) * 1000 : Number.NaN;
}

/** Milliseconds → UTC epoch milliseconds. */
export function parseEpochMilliseconds(text: string): number {
  return /^\d{1,14}(\.0{1,9})?$/.test(text) ? Number(text) : Number.NaN;
}
