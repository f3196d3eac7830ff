/**
 * A cell that begins like a formula would be computed by a spreadsheet (OWASP, "CSV Injection"): such a
 * cell gets an apostrophe in front, which spreadsheets take for "this is text", and loses it again when
 * it is read. A cell that begins with apostrophes before such a sign gets one more, so that every text
 * comes back as it was.
 */

const computed = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

export function guard(text: string): string {
  return computed.test(text) ? `'${text}` : text;
}

export function unguard(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}
