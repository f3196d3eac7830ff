import type { Messages } from './messages.ts';

/** The languages that the page speaks. */
export const languages = ['en', 'de'] as const;

export type Language = (typeof languages)[number];

const key = 'echotune.language';

function isLanguage(text: string | null): text is Language {
  return languages.some((language) => language === text);
}

/** Of a tag such as `de-AT`. */
function languageOf(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? '';
}

/** The reader's choice, kept in this browser; null leaves it to the browser's own languages. */
export function chosenLanguage(): Language | null {
  const kept = localStorage.getItem(key);
  return isLanguage(kept) ? kept : null;
}

/** Speaks the chosen language from the next load on, which happens at once. */
export function chooseLanguage(language: Language | null): void {
  if (language === null) localStorage.removeItem(key);
  else localStorage.setItem(key, language);
  location.reload();
}

/**
 * The language to speak and the locale for numbers and dates, from the reader's choice and the browser's
 * languages (best first). The browser's regional habits count where they are of the language.
 */
export function languageFor(
  choice: Language | null,
  browsers: readonly string[],
): { readonly language: Language; readonly locale: string } {
  const language = choice ?? browsers.map(languageOf).find(isLanguage) ?? 'en';
  const locale = browsers.find((tag) => languageOf(tag) === language);
  return { language, locale: locale ?? (language === 'en' ? 'en-GB' : language) };
}

/** Only the language that is spoken is loaded. */
export async function loadMessages(language: Language): Promise<Messages> {
  return language === 'de' ? (await import('./de.ts')).de : (await import('./en.ts')).en;
}
