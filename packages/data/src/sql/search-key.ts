/**
 * The form of a text in which its case does not matter, in any script: folded in JavaScript, for SQLite's
 * `lower` knows ASCII alone and PostgreSQL's goes by the locale of the database. Both ways, so that "ß", "ẞ"
 * and "SS" are one.
 */
export function searchKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().toUpperCase().normalize('NFKC');
}
