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
  if (!isLed && !isNamed) return null;
  const pointed: Pointed = nth === null ? { how: 'last' } : { how: 'nth', count: nth };
  return { pointed, isWeak: false, length };
}

/** What was shown and is pointed at by the words from `at` on; null for nothing. */
export function readPointing(words: readonly string[], at: number): Read | null {
  let found = placeAt(words, at);
  for (const { words: phrase, pointed, isWeak } of pointedPhrases) {
    if (phrase.length <= (found?.length ?? 0)) continue;
    if (phrase.every((word, nth) => words[at + nth] === word)) {
      found = { pointed, isWeak, length: phrase.length };
    }
  }
  return found;
}
