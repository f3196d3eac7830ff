import { nameKey } from '../../identify/name-key.ts';

const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** A word as tokens have it, and with "ue" for "ü", as on a keyboard that lacks it. */
export function spellingsOf(word: string): readonly string[] {
  const other = word.replace(/[äöü]/gu, (letter) => spelledOut[letter] ?? letter);
  return other === word ? [nameKey(word)] : [nameKey(word), nameKey(other)];
}

/** One place of a phrase: words that fit, or beginnings of such. */
interface Place {
  readonly words: readonly string[];
  readonly isStem: boolean;
  /** Whether other words may stand before it. */
  readonly isLoose: boolean;
}

export interface Phrase {
  readonly isAtStart: boolean;
  readonly places: readonly Place[];
}

function phraseOf(written: string): Phrase {
  const isAtStart = written.startsWith('^');
  const places: Place[] = [];
  let isLoose = false;
  for (const part of written.replace('^', '').split(/\s+/)) {
    if (part === '~') {
      isLoose = true;
      continue;
    }
    const isStem = part.endsWith('*');
    places.push({ words: spellingsOf(isStem ? part.slice(0, -1) : part), isStem, isLoose });
    isLoose = false;
  }
  return { isAtStart, places };
}

/** Reads phrases as `words/changing.ts` writes them. */
export function phrasesIn(tables: readonly string[]): readonly Phrase[] {
  return tables.flatMap((table) =>
    table
      .split('|')
      .map((written) => written.trim())
      .filter((written) => written !== '')
      .map(phraseOf),
  );
}

function fits({ words, isStem }: Place, word: string): boolean {
  return words.some((each) => (isStem ? word.startsWith(each) : word === each));
}

/** Where the rest of a phrase ends that has begun before `at`; -1 where it does not go on so. */
function endOf({ places }: Phrase, words: readonly string[], at: number): number {
  let next = at;
  for (const place of places.slice(1)) {
    if (place.isLoose) while (next < words.length && !fits(place, words[next] ?? '')) next += 1;
    const word = words[next];
    if (word === undefined || !fits(place, word)) return -1;
    next += 1;
  }
  return next;
}

/** Where the first of the phrases begins within a clause; -1 for none. */
export function findPhrase(phrases: readonly Phrase[], words: readonly string[]): number {
  for (let at = 0; at < words.length; at += 1) {
    const isHere = phrases.some((phrase) => {
      const [first] = phrase.places;
      if (first === undefined || (phrase.isAtStart && at > 0)) return false;
      return fits(first, words[at] ?? '') && endOf(phrase, words, at + 1) >= 0;
    });
    if (isHere) return at;
  }
  return -1;
}

/** How many words the longest of the phrases takes that begin at a word; 0 for none. */
export function phraseLength(
  phrases: readonly Phrase[],
  words: readonly string[],
  at: number,
): number {
  let longest = 0;
  for (const phrase of phrases) {
    const [first] = phrase.places;
    if (first === undefined || phrase.places.length <= longest) continue;
    if (phrase.isAtStart && at > 0) continue;
    if (fits(first, words[at] ?? ''))
      longest = Math.max(longest, endOf(phrase, words, at + 1) - at);
  }
  return longest;
}
