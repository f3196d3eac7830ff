import type { Pointed } from './piece.ts';
import { numbers, ordinals } from './words/numbers.ts';
import { articles, pointedNouns, pointedPhrases, pointing } from './words/pointing.ts';

interface Read {
  readonly pointed: Pointed;
  readonly isWeak: boolean;
  readonly length: number;
}

function countAt(words: readonly string[], at: number): number | null {
  const word = words[at] ?? '';
  return /^\d{1,2}$/.test(word) ? Number(word) : (numbers.get(word) ?? null);
}

/** "the second one", "das zweite Lied", "number 3", "the first two". */
function placeAt(words: readonly string[], at: number): Read | null {
  const isLed = articles.has(words[at] ?? '');
  const start = isLed ? at + 1 : at;
  const word = words[start] ?? '';
  const isLast = pointing.last.has(word);
  const those = pointing.those.has(words[at] ?? '') ? countAt(words, at + 1) : null;
  if (those !== null && those > 1) {
    const length = pointedNouns.has(words[at + 2] ?? '') ? 3 : 2;
    return { pointed: { how: 'first', count: those }, isWeak: false, length };
  }
  const nth = isLast ? null : ordinals.get(word);
  const isNumber = pointing.number.has(words[at] ?? '');
  const said = isNumber ? countAt(words, at + 1) : null;
  if (said !== null) return { pointed: { how: 'nth', count: said }, isWeak: false, length: 2 };
  if (nth === undefined) return null;
  const many = nth === 1 ? countAt(words, start + 1) : null;
  const from = start + (many === null ? 1 : 2);
  const isNamed = pointedNouns.has(words[from] ?? '');
  const length = from + (isNamed ? 1 : 0) - at;
  if (many !== null) {
    return { pointed: { how: 'first', count: many }, isWeak: false, length };
  }
  if (!isLed && !isNamed && !isListed(words, at)) return null;
  const pointed: Pointed = nth === null ? { how: 'last' } : { how: 'nth', count: nth };
  return { pointed, isWeak: false, length };
}

/** "more like 2": a bare number after such a word is a place, unless something comes that is counted. */
function likenedAt(words: readonly string[], at: number): Read | null {
  const count = /^\d{1,2}$/.test(words[at] ?? '') ? Number(words[at]) : 0;
  const next = words[at + 1];
  if (count < 1 || !pointing.like.has(words[at - 1] ?? '')) return null;
  if (next !== undefined && !pointing.ends.has(next)) return null;
  return { pointed: { how: 'nth', count }, isWeak: false, length: 1 };
}

/** "the first and third" */
function isListed(words: readonly string[], at: number): boolean {
  const isAfter = pointing.and.has(words[at - 1] ?? '') || ordinals.has(words[at - 1] ?? '');
  return isAfter && [2, 3].some((back) => ordinals.has(words[at - back] ?? ''));
}

const ofThem = pointing.ofThem.map((phrase) => phrase.split(' '));

/** With the "of them" that tells what they are counted among. */
function withOthers(found: Read | null, words: readonly string[], at: number): Read | null {
  const after = at + (found?.length ?? 0);
  const phrase = ofThem.find((each) => each.every((word, nth) => words[after + nth] === word));
  return found === null || phrase === undefined
    ? found
    : { ...found, length: found.length + phrase.length };
}

/** What was shown and is pointed at by the words from `at` on; null for nothing. */
export function readPointing(words: readonly string[], at: number): Read | null {
  let found = withOthers(placeAt(words, at) ?? likenedAt(words, at), words, at);
  for (const { words: phrase, pointed, isWeak } of pointedPhrases) {
    if (phrase.length <= (found?.length ?? 0)) continue;
    if (phrase.every((word, nth) => words[at + nth] === word)) {
      found = { pointed, isWeak, length: phrase.length };
    }
  }
  return found;
}
