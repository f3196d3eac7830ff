import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import type { Words } from './words.ts';

const words: Readonly<Record<ReasonLanguage, Words>> = { en: english, de: german };

export function wordsOf(language: ReasonLanguage): Words {
  return words[language];
}
