import type { ReasonLanguage } from '../../../recommend/phrases/languages.ts';
import { englishCues, englishFunctionWords, englishWords } from './english.ts';
import { germanCues, germanFunctionWords, germanWords } from './german.ts';

const setOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

interface Vocabulary {
  readonly words: ReadonlySet<string>;
  readonly cues: ReadonlySet<string>;
  readonly functionWords: ReadonlySet<string>;
  /** Longest first. */
  readonly endings: readonly string[];
}

const vocabularies: Readonly<Record<ReasonLanguage, Vocabulary>> = {
  en: {
    ...{ words: setOf(englishWords), cues: setOf(englishCues) },
    functionWords: setOf(englishFunctionWords),
    endings: [
      "n't",
      "'re",
      "'ve",
      "'ll",
      'ness',
      'ing',
      'ied',
      'ies',
      "'s",
      "'d",
      'est',
      'ed',
      'er',
      'es',
      'ly',
      'd',
      's',
      'y',
    ],
  },
  de: {
    ...{ words: setOf(germanWords), cues: setOf(germanCues) },
    functionWords: setOf(germanFunctionWords),
    endings: [
      'sten',
      'test',
      'ste',
      'ten',
      'end',
      'ern',
      'em',
      'en',
      'er',
      'es',
      'et',
      'st',
      'te',
      'e',
      'n',
      's',
      't',
    ],
  },
};

/** "It's", "I've", "don't": what they are contracted from. */
function withoutContraction(word: string): string {
  return word.replaceAll('’', "'").replace(/(?:n't|'(?:s|re|ve|ll|d|m))$/, '');
}

/** Shorter ones would make a word of too much. */
const shortestStem = 3;

function* stemsOf(word: string, endings: readonly string[]): Generator<string> {
  yield word;
  for (const ending of endings) {
    if (!word.endsWith(ending) || word.length - ending.length < shortestStem) continue;
    const stem = word.slice(0, -ending.length);
    yield stem;
    yield `${stem}e`;
    yield `${stem}y`;
    yield `${stem}en`;
    // "stopped", "bigger"
    if (stem.at(-1) === stem.at(-2)) yield stem.slice(0, -1);
  }
}

/**
 * Whether a word, in lower case, is one that answers are written in. A positive list: a name made up of what nobody
 * has told, and of no ordinary words, cannot pass.
 */
export function isOrdinary(word: string, language: ReasonLanguage): boolean {
  const { words, endings, functionWords } = vocabularies[language];
  const plain = word.replaceAll('’', "'");
  return plain
    .split('-')
    .every(
      (part) =>
        functionWords.has(withoutContraction(part)) ||
        stemsOf(part, endings).some((stem) => words.has(stem)),
    );
}

/** Whether a name is to be expected after a word. */
export function isCue(word: string, language: ReasonLanguage): boolean {
  return vocabularies[language].cues.has(word);
}

/** Whether a word names nothing, wherever it stands. */
export function isFunctionWord(word: string, language: ReasonLanguage): boolean {
  const { functionWords } = vocabularies[language];
  return functionWords.has(word) || functionWords.has(withoutContraction(word));
}
