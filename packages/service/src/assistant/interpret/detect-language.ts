import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';
import type { Token } from './read-tokens.ts';
import { telling } from './words/telling.ts';

/** The language that more of the words are of; the given one where that does not tell. */
export function detectLanguage(
  tokens: readonly Token[],
  otherwise: ReasonLanguage | undefined,
): ReasonLanguage {
  let score = 0;
  for (const { text, word, isQuoted } of tokens) {
    if (isQuoted) continue;
    if (telling.de.has(word)) score += 1;
    if (telling.en.has(word)) score -= 1;
    // A capital is a name's, which is of any language.
    if (/^\p{Ll}*[äöüß]/u.test(text)) score += 1;
  }
  if (score === 0) return otherwise ?? 'en';
  return score > 0 ? 'de' : 'en';
}
