/**
 * The locale that numbers and names are written in: all words of the page are English, so the
 * browser's own counts only where it is an English one.
 */
export function readingLocale(browsers: string): string {
  return /^en(-|$)/i.test(browsers) ? browsers : 'en-GB';
}
