const combiningMarks = /[\u0300-\u036f]/gu;
const notLetterOrNumber = /[^\p{L}\p{N}]+/gu;

/**
 * The form of a name that decides equality: compatibility-normalised, case-folded, Latin accents off,
 * "&" read as "and", punctuation and white space folded to one space. Marks of other scripts stay
 * (か is not が). A name of punctuation alone ("!!!") is its own key.
 */
export function nameKey(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().trim();
  const bare = folded
    .normalize('NFD')
    .replace(combiningMarks, '')
    .normalize('NFC')
    .replaceAll('&', ' and ')
    .replace(/['’ʼ`´]/gu, '')
    .replace(notLetterOrNumber, ' ')
    .trim();
  return bare === '' ? folded : bare;
}
