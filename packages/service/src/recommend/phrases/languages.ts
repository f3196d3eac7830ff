import { english } from './english.ts';
import { german } from './german.ts';
import type { Phrases } from './phrases.ts';

/** The languages that reasons are written in. */
export const reasonLanguages = ['en', 'de'] as const;

export type ReasonLanguage = (typeof reasonLanguages)[number];

const phrases: Readonly<Record<ReasonLanguage, Phrases>> = { en: english, de: german };

export function phrasesOf(language: ReasonLanguage): Phrases {
  return phrases[language];
}
