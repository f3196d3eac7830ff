const ascii = /^[\0-\x7f]*$/u;
/** Accents, vowel points and the like of the scripts that are commonly written without them. */
const optionalMarks =
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]|\p{Variation_Selector}|\u0640/gu;
/** Letters of Latin alphabets that do not decompose, and Arabic and Greek ones written either way. */
const plainLetters: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ى: 'ي',
  ة: 'ه',
};
const otherLetters = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');
const notInAKey = /[^\p{L}\p{N}\p{M}]+/gu;

/** Signs that stand for a letter or for "and": Ke$ha, P!nk, Florence + The Machine, Guns N' Roses. */
const dollarForS = /(?<=\p{L}\$*)\$|\$(?=\$*\p{L})/gu;
const markForI = /(?<=\p{L})!(?=\p{L})/gu;
const signForAnd = /&|(?<=[\p{L}\s])\+(?=[\p{L}\s])|(?<=\p{L})['’]n['’](?=\p{L})/gu;
const apostrophes = /['’‘ʼ`´′׳״]/gu;
/** "R.E.M.", "S.O.S": letters with points are one word. */
const pointed = /(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])\.?/gu;
const nForAnd = /(?<=\S) n (?=\S)/gu;

/** NFKC, which makes full-width forms plain; of "´" it would make a space and an accent. */
export function compatible(text: string): string {
  return ascii.test(text) ? text : text.replaceAll('´', "'").normalize('NFKC');
}

/** NFKC, lower case, without accents and points; ASCII, which most names are, needs none of it. */
function folded(name: string): string {
  if (ascii.test(name)) return name.toLowerCase().trim();
  return compatible(name)
    .toLowerCase()
    .trim()
    .normalize('NFD')
    .replace(optionalMarks, '')
    .normalize('NFC')
    .replace(otherLetters, (letter) => plainLetters[letter] ?? letter);
}

/**
 * The form of a name that decides equality: compatibility-normalised, case-folded, accents and vowel
 * points off, "&", "+" and "'n'" read as "and", punctuation and white space folded to one space. Marks
 * that make another letter stay (か is not が). A name of punctuation alone ("!!!") is its own key.
 */
export function nameKey(name: string): string {
  const plain = folded(name);
  const bare = plain
    .replace(pointed, (letters) => letters.replaceAll('.', ''))
    .replace(dollarForS, 's')
    .replace(markForI, 'i')
    .replace(signForAnd, ' and ')
    .replace(apostrophes, '')
    .replace(notInAKey, ' ')
    .trim()
    .replace(nForAnd, ' and ');
  return bare === '' ? plain || name.trim() : bare;
}

/** The key of an artist: "The Beatles", "Beatles" and "Beatles, The" are one; "The The" has a name. */
export function artistKey(name: string): string {
  const key = nameKey(name.replace(/^(.+), the$/iu, '$1'));
  return key.startsWith('the ') ? key.slice('the '.length) : key;
}

const counters: Readonly<Record<string, string>> = {
  pt: 'part',
  pts: 'part',
  parts: 'part',
  vol: 'volume',
};
const ordinals = 'one two three four five six seven eight nine ten'.split(' ');
const romans = 'i ii iii iv v vi vii viii ix x'.split(' ');
const counted = new RegExp(
  `(?<![^ ])(pts?|parts?|vol|volume) (\\d+|${ordinals.join('|')}|${romans.join('|')})(?![^ ])`,
  'gu',
);

/** The key of a title: "Pt. II", "Part Two" and "(Part 2)" count alike. */
export function titleKey(title: string): string {
  return nameKey(title).replace(counted, (_, word: string, nth: string) => {
    const place = Math.max(ordinals.indexOf(nth), romans.indexOf(nth)) + 1;
    return `${counters[word] ?? word} ${place === 0 ? nth : place}`;
  });
}
