import { chosenLanguage, languageFor } from './language.ts';

const { language } = languageFor(chosenLanguage(), navigator.languages);

/**
 * Words in the reader's language that only pages behind Home say, so that Home need not wait for them. Whoever
 * imports this waits: import it from pages that are loaded when they are gone to.
 */
export const pageMessages =
  language === 'de' ? (await import('./de/pages.ts')).pages : (await import('./en/pages.ts')).pages;
