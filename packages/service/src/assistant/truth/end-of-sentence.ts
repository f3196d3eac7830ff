import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';

const stops = /[.!?…]+["”“»)]*\s+|\n\s*/gu;
/** A full stop after them ends nothing. */
const shortened = /(?:^|[\s(“„"])(?:feat|ft|vs|mr|mrs|ms|dr|st|no|nr|ca|bzw|etc|\p{L})$/iu;
/** "2. " begins a line of a list. */
const place = /^\s*\d{1,3}$/;
/** "3. März": in German a small number with a full stop is an ordinal. */
const ordinal = /(?:^|\s)\d{1,2}$/;

/** How long the first sentence of a text is, with the space after it; null where it may still go on. */
export function endOfSentence(text: string, language: ReasonLanguage): number | null {
  for (const { 0: stop, index } of text.matchAll(stops)) {
    const before = text.slice(0, index);
    const isShort = stop.startsWith('.') && (shortened.test(before) || place.test(before));
    const isOrdinal = language === 'de' && stop.startsWith('.') && ordinal.test(before);
    if (!isShort && !isOrdinal) return index + stop.length;
  }
  return null;
}
